import { execFileSync, spawn } from 'node:child_process';
import { accessSync, chownSync, constants, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { endChild, endWithUs } from '../../../src/tools/rig/children.ts';
import { until } from '../../../src/tools/rig/until.ts';

/** A PostgreSQL for FerretDB's data, reached by a socket in a folder. */
export interface Postgres {
  readonly url: string;
  start(): Promise<void>;
  /** Ends it at once, like a power cut: it finds its data by its log. */
  kill(): Promise<void>;
}

/** It refuses to run as root: then this user of the machine runs it. */
const USER = 'postgres';
const USER_IN_DATABASE = 'dalil';

/** The folder of PostgreSQL's programs; undefined where they are not, or cannot be run by us. */
export function postgresPrograms(): string | undefined {
  const folders = [...debianFolders(), ...(process.env.PATH ?? '').split(delimiter)];
  const programs = folders.find(
    (folder) => isProgram(join(folder, 'initdb')) && isProgram(join(folder, 'postgres')),
  );
  return programs !== undefined && canRun(programs) ? programs : undefined;
}

/** Makes an empty one in an empty folder that is ours alone, and starts it. */
export async function startPostgres(programs: string, folder: string): Promise<Postgres> {
  const runner = asRunner();
  if (runner) chownSync(folder, runner.uid, runner.gid);
  const data = join(folder, 'data');
  const making = ['--auth=trust', '--no-locale', '--encoding=UTF8', `--username=${USER_IN_DATABASE}`];
  execFileSync(...commandOf(join(programs, 'initdb'), [...making, data]), { stdio: 'pipe' });
  const words = ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'max_connections=200'];
  const launch = async () => {
    const child = spawn(...commandOf(join(programs, 'postgres'), words), { stdio: 'ignore' });
    endWithUs(child);
    await until(() => answers(programs, folder), 30_000, 'PostgreSQL answers');
    return child;
  };
  let child = await launch();
  return {
    url: `postgres://${USER_IN_DATABASE}@/postgres?host=${folder}`,
    start: async () => {
      child = await launch();
    },
    kill: () => endChild(child, 'SIGQUIT'),
  };
}

/** On Debian the programs of a server are not on the path; the newest is taken. */
function debianFolders(): string[] {
  try {
    const versions = readdirSync('/usr/lib/postgresql').sort((a, b) => Number(b) - Number(a));
    return versions.map((version) => join('/usr/lib/postgresql', version, 'bin'));
  } catch {
    return [];
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * In a namespace that knows no other user than root, and where `setpriv` is missing, it cannot be run; nor where its
 * user may not use the folder for temporary files.
 */
function canRun(programs: string): boolean {
  try {
    execFileSync(...commandOf(join(programs, 'postgres'), ['--version']), { stdio: 'ignore' });
    execFileSync(...commandOf('test', ['-w', tmpdir()]), { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Who runs it, if not we. @throws where there is no such user. */
function asRunner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const [uid = Number.NaN, gid = Number.NaN] = ['-u', '-g'].map((which) =>
    Number(execFileSync('id', [which, USER], { stdio: 'pipe' })),
  );
  return { uid, gid };
}

/** It ends with us even if we are killed. */
function commandOf(program: string, words: readonly string[]): [string, string[]] {
  const runner = asRunner();
  const user = runner ? [`--reuid=${runner.uid}`, `--regid=${runner.gid}`, '--clear-groups'] : [];
  return ['setpriv', ['--pdeathsig=KILL', ...user, program, ...words]];
}

function answers(programs: string, folder: string): boolean {
  try {
    execFileSync(join(programs, 'pg_isready'), ['-h', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
