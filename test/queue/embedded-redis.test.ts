import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type EmbeddedRedis, startEmbeddedRedis } from '../../src/queue/embedded-redis.ts';
import { connectRedis } from '../../src/queue/redis.ts';
import { startChild } from './child.ts';
import { eventually, silentLog } from './redis-server.ts';

let dataDir: string;
const running: EmbeddedRedis[] = [];

const start = async (options: Partial<Parameters<typeof startEmbeddedRedis>[0]> = {}) => {
  const redis = await startEmbeddedRedis({
    dataDir,
    redisServer: 'redis-server',
    log: silentLog,
    ...options,
  });
  running.push(redis);
  return redis;
};

/** Process ids of the Redis servers that listen on this socket. */
async function serversOn(socket: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      return commandLine.startsWith('redis-server') && commandLine.includes(socket) ? [Number(pid)] : [];
    }),
  );
  return found.flat();
}

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'dalil-test-'));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((redis) => redis.stop()));
  await rm(dataDir, { recursive: true, force: true });
});

describe('embedded Redis', () => {
  it('runs on a private socket, without network or persistence, and leaves nothing', async () => {
    const { socket, stop } = await start();
    expect(socket).toBe(join(dataDir, 'redis.sock'));
    expect(statSync(socket).mode & 0o077).toBe(0);
    const link = connectRedis(socket, silentLog);
    expect(await link.commands.config('GET', 'save')).toEqual(['save', '']);
    expect(await link.commands.config('GET', 'appendonly')).toEqual(['appendonly', 'no']);
    expect(await link.commands.config('GET', 'port')).toEqual(['port', '0']);
    link.close();
    await Promise.all([stop(), stop()]);
    expect(existsSync(socket)).toBe(false);
    expect(await serversOn(socket)).toEqual([]);
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('uses a private temporary folder when the path would be too long for a socket', async () => {
    const deep = join(dataDir, 'x'.repeat(120));
    await mkdir(deep);
    const { socket, stop } = await start({ dataDir: deep });
    expect(socket.startsWith(dataDir)).toBe(false);
    expect(statSync(dirname(socket)).mode & 0o777).toBe(0o700);
    await stop();
    expect(existsSync(dirname(socket))).toBe(false);
  });

  it('starts one again that died', async () => {
    const { socket } = await start();
    const [first] = await serversOn(socket);
    process.kill(first ?? 0, 'SIGKILL');
    const link = connectRedis(socket, silentLog);
    await eventually(async () => {
      const [second] = await serversOn(socket);
      return second !== undefined && second !== first;
    });
    await eventually(() =>
      link.commands.ping().then(
        () => true,
        () => false,
      ),
    );
    link.close();
  });

  it('is gone when the process that started it was killed', async () => {
    const app = startChild('embedded', [dataDir]);
    await eventually(() => app.lines.length === 1);
    const socket = app.lines[0] ?? '';
    expect(await serversOn(socket)).toHaveLength(1);
    app.kill('SIGKILL');
    await eventually(async () => (await serversOn(socket)).length === 0, 3_000);
    expect(execFileSync('ps', ['-eo', 'args']).toString()).not.toContain(socket);
  });

  it('takes the place of one whose process was killed a moment ago', async () => {
    const app = startChild('embedded', [dataDir]);
    await eventually(() => app.lines.length === 1);
    app.kill('SIGKILL');
    const { socket } = await start();
    const link = connectRedis(socket, silentLog);
    await eventually(() =>
      link.commands.ping().then(
        () => true,
        () => false,
      ),
    );
    link.close();
  });

  it('says in one sentence that the program is missing', async () => {
    await expect(start({ redisServer: 'no-such-redis' })).rejects.toThrow(
      'no-such-redis was not found: install it (apt-get install redis-server) or set REDIS_URL.',
    );
  });
});
