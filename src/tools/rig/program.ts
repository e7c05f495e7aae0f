import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { endWithUs } from './children.ts';
import { commandAt, HERE, type Place } from './network.ts';
import { until } from './until.ts';

/** The program as a process of its own, run from the build; to be measured, frozen and killed. */
export class Program {
  readonly startedAt = performance.now();
  readonly exit: Promise<number | null>;
  private said = '';

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    logFile?: string,
  ) {
    const hear = (chunk: Buffer) => {
      if (logFile) appendFileSync(logFile, chunk);
      this.said = (this.said + chunk.toString()).slice(-20_000);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    this.exit = once(child, 'exit').then(([code]) => code as number | null);
  }

  /**
   * @param env the settings; of our own environment only what a program needs is handed on.
   * @param logFile where all that it prints is kept
   * @param place where it runs and listens
   */
  static start(
    rootDir: string,
    port: number,
    env: Readonly<Record<string, string>>,
    { logFile, place = HERE }: { readonly logFile?: string | undefined; readonly place?: Place } = {},
  ): Program {
    const { PATH = '', HOME = '', TMPDIR } = process.env;
    const surroundings = { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}) };
    const child = spawn(...commandAt(place, process.execPath, [join(rootDir, 'dist/main.js')]), {
      cwd: rootDir,
      env: { ...surroundings, LOG_LEVEL: 'warn', ...env, HOST: place.address, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    endWithUs(child);
    return new Program(child, `http://${place.address}:${port}`, logFile);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** The end of what it printed. */
  get words(): string {
    return this.said;
  }

  get alive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Waits until it answers messages; the milliseconds since it was started. */
  async ready(withinMs = 120_000): Promise<number> {
    const well = async () => !this.alive || (await this.askReady()).ok;
    await until(well, withinMs, `${this.url}/readyz`).catch(async (error: Error) => {
      const state = await this.askReady().then((response) => response.text(), String);
      throw new Error(`${error.message} It says: ${state} ${this.said}`);
    });
    if (!this.alive) throw new Error(`The program ended while it started: ${this.said}`);
    return performance.now() - this.startedAt;
  }

  private askReady(): Promise<Response> {
    return fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(5_000) });
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Sends the signal and waits for the end; the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.exit;
  }

  /** Memory that is really held, in megabytes. */
  memoryMb(): number {
    const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(this.pid)], { encoding: 'utf8' });
    return Number(kilobytes) / 1024;
  }

  /** Processor time used so far, in milliseconds; to the second where there is no `/proc`. */
  cpuMs(): number {
    try {
      // Fields 14 and 15 count from the bracketed name, in hundredths of a second.
      const fields = readFileSync(`/proc/${this.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) * 10;
    } catch {
      return 1000 * Number(execFileSync('ps', ['-o', 'cputimes=', '-p', String(this.pid)]));
    }
  }
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
