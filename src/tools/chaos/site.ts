import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TelegramStandIn } from '../../../test/channels/telegram/stand-in.ts';
import { type MongoForTests, mongoServer } from '../../../test/support/mongo.ts';
import { freePort, Program } from '../rig/program.ts';
import { RigRedis } from '../rig/redis.ts';
import { Wire } from '../rig/wire.ts';

export const ADMIN = { email: 'admin@example.org', password: 'Correct-Horse-9!' };

const TRAINING_MS = 300_000;

interface Wires {
  readonly redis: Wire;
  readonly mongo?: Wire;
}

/** One place of the site: a role and a port, and the process that fills it now. */
export interface Post {
  readonly role: 'web' | 'worker';
  readonly url: string;
  /** To Redis, and to MongoDB if there is one: each process has its own, so that one may be cut off and another not. */
  readonly wires: Wires;
  program: Program;
}

/** Two web and two worker processes on one store, one Redis and one Telegram. */
export class Site {
  /** Every process that was ever started. */
  readonly all: Program[] = [];
  readonly posts: Post[] = [];

  private constructor(
    readonly folder: string,
    readonly redis: RigRedis,
    readonly telegram: TelegramStandIn,
    private readonly rootDir: string,
    readonly mongo: (MongoForTests & { readonly url: string }) | undefined,
  ) {}

  /** @throws {Error} when the store cannot be had here. */
  static async open(rootDir: string, store: 'sqlite' | 'mongo'): Promise<Site> {
    const mongo = store === 'mongo' ? await startMongo() : undefined;
    const folder = await mkdtemp(join(tmpdir(), 'dalil-chaos-'));
    const redis = await RigRedis.begin(folder);
    const site = new Site(folder, redis, await TelegramStandIn.start(), rootDir, mongo);
    try {
      // The first one may have to train the model: the others find it trained.
      await site.add('worker');
      await site.posts[0]?.program.ready(TRAINING_MS);
      for (const role of ['worker', 'web', 'web'] as const) await site.add(role);
      await Promise.all(site.posts.map(({ program }) => program.ready()));
      return site;
    } catch (error) {
      await site.close();
      throw error;
    }
  }

  get webs(): readonly Post[] {
    return this.posts.filter(({ role }) => role === 'web');
  }

  get workers(): readonly Post[] {
    return this.posts.filter(({ role }) => role === 'worker');
  }

  /** Puts a new process in the place of one that has ended. */
  refill(post: Post): void {
    if (!post.program.alive) post.program = this.start(post.role, Number(new URL(post.url).port), post.wires);
  }

  /** Ends what is still there, at once, and removes all that was kept. */
  async close(): Promise<void> {
    for (const program of this.all) if (program.alive) await program.end('SIGKILL');
    for (const { wires } of this.posts) {
      await wires.redis.close();
      await wires.mongo?.close();
    }
    await this.redis.kill();
    await this.telegram.stop();
    await this.mongo?.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async add(role: Post['role']): Promise<void> {
    const port = await freePort();
    const wires = {
      redis: await Wire.to({ path: this.redis.socket }),
      ...(this.mongo ? { mongo: await Wire.to(addressOf(this.mongo.url)) } : {}),
    };
    const program = this.start(role, port, wires);
    this.posts.push({ role, url: program.url, wires, program });
  }

  private start(role: Post['role'], port: number, wires: Wires): Program {
    const program = Program.start(this.rootDir, port, {
      ROLE: role,
      DATA_DIR: this.folder,
      REDIS_URL: `redis://127.0.0.1:${wires.redis.port}`,
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
      TELEGRAM_TOKEN: '42:chaos',
      TELEGRAM_API_ROOT: this.telegram.url,
      ...(this.mongo && wires.mongo ? { MONGO_URL: overWire(this.mongo.url, wires.mongo) } : {}),
    });
    this.all.push(program);
    return program;
  }
}

function addressOf(mongoUrl: string): { host: string; port: number } {
  const { hostname: host, port } = new URL(mongoUrl);
  return { host, port: Number(port) };
}

/** The same database, at the near end of the wire. */
function overWire(mongoUrl: string, wire: Wire): string {
  const { host, port } = addressOf(mongoUrl);
  return mongoUrl.replace(`${host}:${port}`, `127.0.0.1:${wire.port}`);
}

async function startMongo() {
  const server = mongoServer();
  if ('missing' in server) throw new Error(`There is no MongoDB: ${server.missing}.`);
  const mongo = await server.start();
  return { ...mongo, url: mongo.freshUrl() };
}
