import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { endChild } from '../../../src/tools/rig/children.ts';
import { commandAt, HERE, type Place } from '../../../src/tools/rig/network.ts';
import { freePort } from '../../../src/tools/rig/program.ts';

/** Jest runs in the project's folder. */
const SOURCES = resolve('test/support/ferret');
const CACHE = resolve('.cache');
/** A first build downloads and compiles for some minutes. */
const BUILD_TIMEOUT = 600_000;

/** A FerretDB that was started; `url` stays the same over `start` and `kill`. */
export interface Ferret {
  readonly url: string;
  /** Starts it again after a `kill`, with its data. */
  start(): Promise<void>;
  /** Ends it at once, like a power cut. */
  kill(): Promise<void>;
  /** Makes it silent, with its connections open, until `thaw`. */
  freeze(): void;
  thaw(): void;
}

/** The program, built with Go if it was not before; or why there is none. */
export function ferretProgram(): { path: string } | { missing: string } {
  const sources = ['main.go', 'go.mod', 'go.sum'].map((name) => readFileSync(join(SOURCES, name)));
  const version = createHash('sha256').update(Buffer.concat(sources)).digest('hex').slice(0, 12);
  const path = join(CACHE, `ferret-${version}`);
  if (existsSync(path)) return { path };
  const building = `${path}.${process.pid}`;
  try {
    execFileSync('go', ['version'], { stdio: 'ignore' });
  } catch {
    return { missing: 'neither MONGO_URL nor Go is there' };
  }
  try {
    mkdirSync(CACHE, { recursive: true });
    execFileSync('go', ['build', '-o', building, '.'], {
      cwd: SOURCES,
      stdio: 'pipe',
      timeout: BUILD_TIMEOUT,
    });
    renameSync(building, path);
    return { path };
  } catch (error) {
    return { missing: `MONGO_URL is not set and FerretDB could not be built: ${firstLine(error)}` };
  }
}

/**
 * Starts the program on a free port.
 * @param data where it keeps its data: a folder, or the address of a PostgreSQL
 * @param place where it runs and listens
 */
export async function startFerret(path: string, data: string, place: Place = HERE): Promise<Ferret> {
  const listening = `${place.address}:${await freePort()}`;
  const launch = () => launched(place, path, [data, listening]);
  let child = await launch();
  return {
    url: `mongodb://${listening}/`,
    start: async () => {
      child = await launch();
    },
    kill: () => endChild(child, 'SIGKILL'),
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
  };
}

function launched(place: Place, path: string, words: readonly string[]): Promise<ChildProcess> {
  // Its end is tied to its standard input, so it never outlives the tests.
  const child = spawn(...commandAt(place, path, words), { stdio: ['pipe', 'pipe', 'ignore'] });
  return new Promise((done, fail) => {
    createInterface({ input: child.stdout }).once('line', () => done(child));
    child.once('error', fail);
    child.once('exit', () => fail(new Error('FerretDB ended while it started.')));
  });
}

function firstLine(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
  return said.trim().split('\n', 1)[0] ?? '';
}
