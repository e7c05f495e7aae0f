import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { endWithUs } from './children.ts';
import { commandAt, HERE, type Place } from './network.ts';
import { until } from './until.ts';

const PORT = 6379;

/** A real Redis without persistence that can be killed and started again on the same socket. */
export class RigRedis {
  /** What `REDIS_URL` takes on this machine. */
  readonly socket: string;
  private child: ChildProcess | undefined;

  private constructor(
    private readonly folder: string,
    private readonly place: Place | undefined,
  ) {
    this.socket = join(folder, 'redis.sock');
  }

  /**
   * @param folder must exist; its path must be short enough for a socket (about 80 bytes).
   * @param place a host where it also listens, for other hosts
   */
  static async begin(folder: string, place?: Place): Promise<RigRedis> {
    const redis = new RigRedis(folder, place);
    await redis.start();
    return redis;
  }

  /** What `REDIS_URL` takes on other hosts. */
  get url(): string | undefined {
    return this.place && `redis://${this.place.address}:${PORT}`;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  async start(): Promise<void> {
    const { place, socket, folder } = this;
    const heard = place ? [String(PORT), '--bind', place.address, '--protected-mode', 'no'] : ['0'];
    const kept = ['--save', '', '--appendonly', 'no', '--dir', folder];
    const words = ['--port', ...heard, '--unixsocket', socket, ...kept];
    const line = commandAt(place ?? HERE, 'redis-server', words);
    this.child = endWithUs(spawn(...line, { stdio: 'ignore' }));
    await until(() => answers(this.socket), 10_000);
  }

  /** Sends one command; the raw answer. Of use for small answers only. */
  command(line: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const connection = createConnection(this.socket, () => connection.write(`${line}\r\n`));
      connection.once('data', (chunk) => {
        resolve(chunk.toString());
        connection.destroy();
      });
      connection.once('error', reject);
    });
  }

  /** It takes connections and answers nothing, until `thaw`. */
  freeze(): void {
    this.child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.child?.kill('SIGCONT');
  }

  /** Ends it at once, with all that it remembered. */
  async kill(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
}

function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = createConnection(socket);
    connection.once('connect', () => {
      connection.destroy();
      resolve(true);
    });
    connection.once('error', () => resolve(false));
  });
}
