import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TelegramStandIn } from '../../../test/channels/telegram/stand-in.ts';
import { type MongoForTests, mongoServer } from '../../../test/support/mongo.ts';
import { HERE, type NetHost, type Network } from '../rig/network.ts';
import { freePort, Program } from '../rig/program.ts';
import { RigRedis } from '../rig/redis.ts';
import { Wire } from '../rig/wire.ts';
import { openPlatforms, type Platform } from './platforms.ts';

export const ADMIN = { email: 'admin@example.org', password: 'Correct-Horse-9!' };

const TRAINING_MS = 300_000;

interface Wires {
  readonly redis: Wire;
  readonly mongo?: Wire;
}

/** One place of the site: a role and a port, and the process that fills it now. */
export interface Post {
  readonly role: 'web' | 'worker';
  readonly port: number;
  readonly url: string;
  /** To Redis, and to MongoDB if there is one: each process has its own, so that one may be cut off and another not. */
  readonly wires?: Wires;
  /** Where there is a network, the process has a host of its own instead. */
  readonly host?: NetHost;
  program: Program;
}

export interface SiteOptions {
  /** Each process and each server gets a host there. */
  readonly network?: Network | undefined;
  /** A folder that keeps what each process prints, in detail. */
  readonly logsIn?: string | undefined;
}

/** Two web and two worker processes on one store, one Redis and the platforms' stand-ins. */
export class Site {
  /** Every process that was ever started. */
  readonly all: Program[] = [];
  readonly posts: Post[] = [];

  private constructor(
    readonly folder: string,
    readonly redis: RigRedis,
    readonly telegram: TelegramStandIn,
    readonly platforms: readonly Platform[],
    private readonly rootDir: string,
    readonly mongo: (MongoForTests & { readonly url: string }) | undefined,
    private readonly servers: readonly NetHost[],
    private readonly options: SiteOptions,
  ) {}

  /** @throws {Error} when the store cannot be had here. */
  static async open(rootDir: string, store: 'sqlite' | 'mongo', options: SiteOptions = {}): Promise<Site> {
    const { network } = options;
    const servers = store === 'mongo' ? ['redis', 'mongo'] : ['redis'];
    const hosts: NetHost[] = [];
    if (network) for (const name of servers) hosts.push(await network.add(name));
    const [redisHost, mongoHost] = hosts;
    const mongo = store === 'mongo' ? await startMongo(mongoHost) : undefined;
    const folder = await mkdtemp(join(tmpdir(), 'dalil-chaos-'));
    const redis = await RigRedis.begin(folder, redisHost);
    const telegram = await TelegramStandIn.start(network?.here.address);
    const platforms = await openPlatforms(telegram, network?.here.address);
    const site = new Site(folder, redis, telegram, platforms, rootDir, mongo, hosts, options);
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

  /** All that can be cut off; none without a network. */
  get hosts(): readonly NetHost[] {
    return [...this.servers, ...this.posts.flatMap(({ host }) => host ?? [])];
  }

  /** Puts a new process in the place of one that has ended. */
  refill(post: Post): void {
    if (!post.program.alive) post.program = this.start(post);
  }

  /** Ends what is still there, at once, and removes all that was kept. */
  async close(): Promise<void> {
    for (const program of this.all) if (program.alive) await program.end('SIGKILL');
    for (const { wires } of this.posts) {
      await wires?.redis.close();
      await wires?.mongo?.close();
    }
    await this.redis.kill();
    for (const platform of this.platforms) await platform.stop();
    await this.mongo?.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async add(role: Post['role']): Promise<void> {
    const host = await this.options.network?.add(`${role} ${this.posts.length + 1}`);
    const port = await freePort();
    const place = { role, port, ...(host ? { host } : { wires: await this.wire() }) };
    const program = this.start(place);
    this.posts.push({ ...place, url: program.url, program });
  }

  private async wire(): Promise<Wires> {
    return {
      redis: await Wire.to({ path: this.redis.socket }),
      ...(this.mongo ? { mongo: await Wire.to(addressOf(this.mongo.url)) } : {}),
    };
  }

  private start({ role, port, wires, host }: Omit<Post, 'url' | 'program'>): Program {
    const env = {
      ROLE: role,
      DATA_DIR: this.folder,
      REDIS_URL: this.redis.url ?? `redis://127.0.0.1:${wires?.redis.port}`,
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
      // Who floods the site comes from many addresses.
      TRUST_PROXY: '1',
      ...Object.assign({}, ...this.platforms.map((platform) => platform.env)),
      ...(this.mongo
        ? { MONGO_URL: wires?.mongo ? overWire(this.mongo.url, wires.mongo) : this.mongo.url }
        : {}),
      ...(this.options.logsIn ? { LOG_LEVEL: 'debug' } : {}),
    };
    const { logsIn } = this.options;
    const logFile = logsIn && join(logsIn, `${this.all.length}-${role}-${port}.log`);
    const program = Program.start(this.rootDir, port, env, { logFile, place: host ?? HERE });
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

async function startMongo(host?: NetHost) {
  const server = mongoServer();
  if ('missing' in server) throw new Error(`There is no MongoDB: ${server.missing}.`);
  const mongo = await server.start({ place: host, manyMessages: true });
  return { ...mongo, url: mongo.freshUrl() };
}
