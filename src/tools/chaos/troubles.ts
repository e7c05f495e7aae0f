import type { Random } from '../rig/random.ts';
import { lockSqlite } from '../rig/sqlite-lock.ts';
import { pause } from '../rig/until.ts';
import type { Post, Site } from './site.ts';

/** Something that was done to the site, and when. */
export interface Trouble {
  readonly what: string;
  readonly at: Date;
}

/** Breaks the site at random until stopped; each trouble is mended before the next of its kind. */
export class Troubles {
  readonly made: Trouble[] = [];
  private stopped = false;

  constructor(
    private readonly site: Site,
    private readonly random: Random,
    /** Between two troubles of a lane, in milliseconds. */
    private readonly pauses: readonly [least: number, most: number] = [200, 1500],
  ) {}

  /** One trouble after another, two at a time. Resolves when stopped and all is mended. */
  async make(): Promise<void> {
    await Promise.all([this.lane(), this.lane()]);
    for (const post of this.site.posts) this.site.refill(post);
    await Promise.all(this.site.posts.map(({ program }) => program.ready()));
  }

  stop(): void {
    this.stopped = true;
  }

  private busy = new Set<string>();

  private async lane(): Promise<void> {
    while (!this.stopped) {
      await pause(this.random.between(...this.pauses));
      const [name, cause] = this.random.of(this.kinds());
      if (this.stopped || this.busy.has(name)) continue;
      this.busy.add(name);
      await cause();
      this.busy.delete(name);
    }
  }

  private note(what: string): void {
    this.made.push({ what, at: new Date() });
  }

  private kinds(): [string, () => Promise<void>][] {
    const { site } = this;
    const kinds: [string, () => Promise<void>][] = [
      ['process', () => this.end('SIGKILL', site.webs)],
      ['process', () => this.end('SIGKILL', site.workers)],
      ['process', () => this.end('SIGTERM', site.posts)],
      ['process', () => this.freeze(site.posts)],
      ['redis', () => this.restartRedis()],
      ['redis', () => this.cutRedis()],
      ['redis', () => this.freezeRedis()],
      ['wire', () => (site.hosts.length > 0 ? this.isolate() : this.cutOff())],
      ['wire', () => (site.hosts.length > 0 ? this.isolate() : this.cutOff())],
      ['platform', () => this.disturbPlatform()],
    ];
    if (site.mongo?.ferret)
      kinds.push(['database', () => this.stopMongo()], ['database', () => this.freezeMongo()]);
    if (!site.mongo) kinds.push(['database', () => this.lockSqlite()]);
    return kinds;
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM', among: readonly Post[]): Promise<void> {
    const post = this.random.of(among);
    this.note(`${signal} ${post.role}`);
    await post.program.end(signal);
    this.note(`${post.role} ended`);
    await pause(this.random.between(0, 800));
    this.site.refill(post);
    await post.program.ready().catch(() => undefined);
  }

  /** Longer than a job's lock, and sometimes than a lease: others take over, and it wakes in the midst of its work. */
  private async freeze(among: readonly Post[]): Promise<void> {
    const { program, role } = this.random.of(among);
    this.note(`freeze ${role}`);
    program.signal('SIGSTOP');
    await pause(this.random.of([1_500, 6_000, 12_000]));
    program.signal('SIGCONT');
    this.note(`thaw ${role}`);
  }

  private async restartRedis(): Promise<void> {
    this.note('kill redis');
    await this.site.redis.kill();
    await pause(this.random.between(100, 3_000));
    await this.site.redis.start();
    this.note('redis back');
  }

  private async cutRedis(): Promise<void> {
    this.note('cut redis');
    for (const type of ['normal', 'pubsub']) {
      await this.site.redis.command(`CLIENT KILL TYPE ${type}`).catch(() => undefined);
    }
  }

  private async freezeRedis(): Promise<void> {
    this.note('freeze redis');
    this.site.redis.freeze();
    await pause(this.random.between(500, 12_000));
    this.site.redis.thaw();
    this.note('thaw redis');
  }

  /** Nothing passes between a process and Redis, or the database, and nobody is told. */
  private async cutOff(): Promise<void> {
    const { wires, role } = this.random.of(this.site.posts);
    if (!wires) return;
    const [name, wire] =
      wires.mongo && this.random.next() < 0.5
        ? (['mongo', wires.mongo] as const)
        : (['redis', wires.redis] as const);
    this.note(`${role} without ${name}`);
    wire.cut();
    await pause(this.random.of([1_500, 5_000, 12_000, 25_000]));
    wire.heal({ forgets: this.random.next() < 0.5 });
    this.note(`${role} with ${name}`);
  }

  /** A host hears nobody and is heard by nobody; its connections hang, half open. */
  private async isolate(): Promise<void> {
    const host = this.random.of(this.site.hosts);
    const how = this.random.of(['cable', 'port'] as const);
    this.note(`${host.name} isolated (${how})`);
    host.cut(how);
    await pause(this.random.of([5_000, 12_000, 25_000, 40_000]));
    host.heal(how);
    this.note(`${host.name} joined again`);
  }

  private async disturbPlatform(): Promise<void> {
    const platform = this.random.of(this.site.platforms);
    this.note(`${platform.channel}: ${platform.disturb(this.random)}`);
  }

  /** Sometimes for longer than a write waits. */
  private async lockSqlite(): Promise<void> {
    const free = lockSqlite(this.site.folder);
    if (!free) return;
    this.note('lock database');
    await pause(this.random.of([500, 3_000, 8_000]));
    free();
    this.note('free database');
  }

  private async stopMongo(): Promise<void> {
    this.note('kill mongo');
    await this.site.mongo?.ferret?.kill();
    await pause(this.random.between(200, 2_500));
    await this.site.mongo?.ferret?.start();
    this.note('mongo back');
  }

  private async freezeMongo(): Promise<void> {
    this.note('freeze mongo');
    this.site.mongo?.ferret?.freeze();
    await pause(this.random.between(500, 6_500));
    this.site.mongo?.ferret?.thaw();
    this.note('thaw mongo');
  }
}
