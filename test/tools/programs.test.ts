import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureRedis, ensureTestPrograms } from '../../src/tools/programs.mjs';

let folder: string;
const putProgram = async (name: string): Promise<void> => {
  await writeFile(join(folder, name), '#!/bin/sh\n');
  await chmod(join(folder, name), 0o755);
};

/** A machine with nothing but what is put on its PATH. What is installed appears there. */
function machine(changes: object = {}) {
  const said: string[] = [];
  const commands: string[][] = [];
  const surroundings = {
    env: { PATH: folder } as Record<string, string>,
    platform: 'linux' as NodeJS.Platform,
    isRoot: true,
    isTerminal: false,
    say: (line: string) => said.push(line) > 0,
    ask: async () => true,
    run: (command: string, args: string[]) => {
      commands.push([command, ...args.slice(args.indexOf('sh') + 1)]);
      return 0;
    },
    ...changes,
  };
  return { surroundings, said, commands };
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dalil-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('programs that must be there', () => {
  it('does nothing when Redis is there, or elsewhere', async () => {
    const elsewhere = machine({ env: { PATH: folder, REDIS_URL: 'redis://redis' } });
    await ensureRedis(elsewhere.surroundings);
    await putProgram('redis-server');
    const here = machine();
    await ensureRedis(here.surroundings);
    expect([...elsewhere.commands, ...here.commands]).toEqual([]);
  });

  it('installs as root without a terminal, and says so', async () => {
    await putProgram('apt-get');
    const { surroundings, said, commands } = machine();
    await expect(ensureRedis(surroundings)).rejects.toThrow('redis-server could not be installed');
    expect(said).toEqual(['Installing redis-server with apt-get …']);
    expect(commands).toEqual([['/bin/sh', 'redis-server']]);
  });

  it('goes on once it is installed', async () => {
    await putProgram('apt-get');
    await putProgram('chromium');
    const { surroundings } = machine({ ask: async () => putProgram('redis-server').then(() => true) });
    await ensureTestPrograms({ ...surroundings, isTerminal: true });
  });

  it('prints the one command without a terminal and without being root', async () => {
    await putProgram('apt-get');
    await putProgram('sudo');
    const { surroundings, commands } = machine({ isRoot: false });
    await expect(ensureTestPrograms(surroundings)).rejects.toThrow(
      'redis-server and Chromium (for the browser tests) are missing. Install with: sudo apt-get install --no-install-recommends redis-server chromium',
    );
    expect(commands).toEqual([]);
  });

  it('asks on a terminal, uses sudo there, and takes no for an answer', async () => {
    await putProgram('apt-get');
    await putProgram('sudo');
    const willing = machine({ isRoot: false, isTerminal: true });
    await expect(ensureRedis(willing.surroundings)).rejects.toThrow('could not be installed');
    expect(willing.commands).toEqual([['sudo', 'redis-server']]);
    const unwilling = machine({ isTerminal: true, ask: async () => false });
    await expect(ensureRedis(unwilling.surroundings)).rejects.toThrow(
      'redis-server is missing. Install with:',
    );
    expect(unwilling.commands).toEqual([]);
  });

  it('names the command of a Mac', async () => {
    const { surroundings } = machine({ platform: 'darwin', isRoot: false });
    await expect(ensureRedis(surroundings)).rejects.toThrow('Install with: brew install redis');
  });
});
