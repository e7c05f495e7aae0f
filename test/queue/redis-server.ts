import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real Redis in a temporary folder, that can be killed and started again on the same socket. */
export interface TestRedis {
  readonly socket: string;
  kill(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

export async function startTestRedis(): Promise<TestRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'dalil-test-'));
  const socket = join(folder, 'redis.sock');
  let server: ChildProcess | undefined;
  const redis: TestRedis = {
    socket,
    async kill() {
      if (!server || server.exitCode !== null || server.signalCode !== null) return;
      const gone = once(server, 'exit');
      server.kill('SIGKILL');
      await gone;
    },
    async start() {
      const flags = [
        '--port',
        '0',
        '--unixsocket',
        socket,
        '--save',
        '',
        '--appendonly',
        'no',
        '--dir',
        folder,
      ];
      server = spawn('redis-server', flags, { stdio: 'ignore' });
      await eventually(() => connects(socket));
    },
    async close() {
      await redis.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await redis.start();
  return redis;
}

function connects(socket: string): Promise<boolean> {
  return new Promise((answer) => {
    const connection = createConnection(socket);
    connection.once('connect', () => {
      connection.destroy();
      answer(true);
    });
    connection.once('error', () => answer(false));
  });
}

/** Waits until the condition holds. @throws {Error} after `milliseconds`. */
export async function eventually(
  condition: () => boolean | Promise<boolean>,
  milliseconds = 10_000,
): Promise<void> {
  const deadline = Date.now() + milliseconds;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Not within ${milliseconds} ms: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export const silentLog = { debug() {}, info() {}, warn() {}, error() {} };
