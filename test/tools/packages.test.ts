import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { areInstalled } from '../../src/tools/packages.mjs';

let folder: string;
const write = async (name: string, packages: object): Promise<void> => {
  await writeFile(join(folder, name), JSON.stringify({ packages }));
};
const lock = {
  '': { name: 'dalil' },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/only-on-a-mac': { version: '2.0.0', optional: true },
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dalil-test-'));
  await mkdir(join(folder, 'node_modules'));
  await write('package-lock.json', lock);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('installed packages', () => {
  it('are missing in a fresh clone', () => {
    expect(areInstalled(folder)).toBe(false);
  });

  it('are there when npm installed what the lock file asks for', async () => {
    await write('node_modules/.package-lock.json', { 'node_modules/a': { version: '1.0.0' } });
    expect(areInstalled(folder)).toBe(true);
  });

  it.each([
    ['of another version', { 'node_modules/a': { version: '1.0.1' } }],
    ['missing', {}],
  ])('do not fit when one is %s', async (_, installed) => {
    await write('node_modules/.package-lock.json', installed);
    expect(areInstalled(folder)).toBe(false);
  });
});
