import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Log } from '../ports/log.ts';

/** Longest path that a Unix socket may have on every system we run on, with a margin, in bytes. */
const LONGEST_SOCKET_PATH = 100;
const START_TIMEOUT_MS = 10_000;
const RESTART_PAUSE_MS = 500;

export interface EmbeddedRedis {
  /** Path of the Unix socket it listens on. */
  readonly socket: string;
  /** Ends it and takes its socket away. Safe to call twice. */
  stop(): Promise<void>;
}

export interface EmbeddedRedisOptions {
  readonly dataDir: string;
  /** The program: a name on the PATH or a path. */
  readonly redisServer: string;
  readonly log: Log;
}

/**
 * Runs a Redis for this process alone: no persistence, no network, and gone with the process however that ends.
 * One that dies is started again.
 * @throws {Error} in one sentence, when it does not come up within ten seconds.
 */
export async function startEmbeddedRedis(options: EmbeddedRedisOptions): Promise<EmbeddedRedis> {
  const { socket, temporaryFolder } = await chooseSocket(options.dataDir);
  const keeper = new Keeper(options, socket, temporaryFolder);
  await keeper.start();
  return { socket, stop: () => keeper.stop() };
}

async function chooseSocket(dataDir: string): Promise<{ socket: string; temporaryFolder: string }> {
  const socket = join(resolve(dataDir), 'redis.sock');
  if (Buffer.byteLength(socket) <= LONGEST_SOCKET_PATH) return { socket, temporaryFolder: '' };
  const temporaryFolder = await mkdtemp(join(tmpdir(), 'dalil-'));
  return { socket: join(temporaryFolder, 'redis.sock'), temporaryFolder };
}

/**
 * $1 program, $2 socket, $3 temporary folder or nothing. Standard input is a pipe that only the app holds: when it
 * closes, the app is gone or wants to stop, and the server is killed (it has nothing to save). The shell ends with it.
 */
const GUARD = `
umask 077
exec 3<&0
"$1" --port 0 --unixsocket "$2" --unixsocketperm 600 --save '' --appendonly no --daemonize no \\
  --dir "\${2%/*}" --loglevel warning --logfile '' </dev/null 3<&- &
server=$!
( read -r _ <&3; [ -z "$3" ] || rm -rf "$3"; kill -9 $server 2>/dev/null ) &
guard=$!
wait $server
code=$?
kill $guard 2>/dev/null
exit $code`;

class Keeper {
  private child: ChildProcess | undefined;
  private stopping = false;
  private restart: NodeJS.Timeout | undefined;
  private lastWords = '';

  constructor(
    private readonly options: EmbeddedRedisOptions,
    private readonly socket: string,
    private readonly temporaryFolder: string,
  ) {}

  async start(): Promise<void> {
    try {
      await this.launch();
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.restart);
    const child = this.child;
    if (!child) return;
    const gone = ended(child);
    child.stdin?.destroy();
    await gone;
    await rm(this.temporaryFolder || this.socket, { recursive: true, force: true });
  }

  /** Resolves when it takes connections. */
  private async launch(): Promise<void> {
    const child = this.spawn();
    const deadline = performance.now() + START_TIMEOUT_MS;
    while (!(await accepts(this.socket))) {
      if (hasEnded(child) || performance.now() > deadline) throw new Error(this.explain(child.exitCode));
      await pause(20);
    }
    child.once('exit', () => this.died());
    // It may have gone between the last connection and the line above.
    if (hasEnded(child)) this.died();
  }

  private spawn(): ChildProcess {
    this.child?.stdin?.destroy();
    mkdirSync(dirname(this.socket), { recursive: true, mode: 0o700 });
    this.lastWords = '';
    const { redisServer } = this.options;
    // Detached: Ctrl-C in the terminal is for the app, which still needs Redis while it finishes.
    const child = spawn('/bin/sh', ['-c', GUARD, 'sh', redisServer, this.socket, this.temporaryFolder], {
      cwd: dirname(this.socket),
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const keep = (chunk: Buffer): void => {
      this.lastWords = (this.lastWords + chunk.toString()).slice(-500);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', () => {});
    this.child = child;
    return child;
  }

  private died(): void {
    if (this.stopping || this.restart) return;
    this.options.log.warn(
      { lastWords: this.lastWords.trim() },
      'the embedded Redis died and is started again',
    );
    this.restart = setTimeout(() => {
      this.restart = undefined;
      this.launch().catch((error: unknown) => {
        this.options.log.error({ error }, 'the embedded Redis does not start again');
        this.died();
      });
    }, RESTART_PAUSE_MS);
  }

  private explain(exitCode: number | null): string {
    const program = this.options.redisServer;
    if (exitCode === 127) {
      return `${program} was not found: install it (apt-get install redis-server) or set REDIS_URL.`;
    }
    return `${program} did not start on ${this.socket}. ${this.lastWords.trim()}`.trim();
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function ended(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return Promise.resolve();
  return new Promise((done) => child.once('exit', () => done()));
}

function accepts(socket: string): Promise<boolean> {
  return new Promise((answer) => {
    const connection = createConnection(socket);
    connection.once('connect', () => {
      connection.destroy();
      answer(true);
    });
    connection.once('error', () => answer(false));
  });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
