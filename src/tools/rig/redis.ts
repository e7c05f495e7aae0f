import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { endWithUs } from './children.ts';
import { until } from './until.ts';

/** A real Redis without persistence that can be killed and started again on the same socket. */
export class RigRedis {
  /** What `REDIS_URL` takes. */
  readonly socket: string;
  private child: ChildProcess | undefined;

  private constructor(private readonly folder: string) {
    this.socket = join(folder, 'redis.sock');
  }

  /** @param folder must exist; its path must be short enough for a socket (about 80 bytes). */
  static async begin(folder: string): Promise<RigRedis> {
    const redis = new RigRedis(folder);
    await redis.start();
    return redis;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  async start(): Promise<void> {
    const flags = ['--port', '0', '--unixsocket', this.socket, '--save', '', '--appendonly', 'no'];
    this.child = endWithUs(spawn('redis-server', [...flags, '--dir', this.folder], { stdio: 'ignore' }));
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
