import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../support/eventually.ts';
import { startTestApp, type TestApp } from './app.ts';

/** A small disk of its own, where this machine lets us have one. */
const disk = mkdtempSync(join(tmpdir(), 'dalil-disk-'));
const isMounted =
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', disk], { stdio: 'ignore' }).status === 0;
afterAll(() => {
  // Lazily: a Redis that is ending may still hold a file.
  if (isMounted) spawnSync('umount', ['-l', disk]);
  rmSync(disk, { recursive: true, force: true });
});

/** Writes until nothing more goes in. */
function fillDisk(): void {
  const path = join(disk, 'filling');
  for (const size of [1 << 16, 1 << 9])
    try {
      for (let part = 0; ; part++)
        writeFileSync(`${path}-${size}-${part}`, Buffer.alloc(size), { flag: 'wx' });
    } catch {
      // Full.
    }
}

function freeDisk(): void {
  spawnSync('sh', ['-c', `rm -f ${join(disk, 'filling')}-*`]);
}

if (!isMounted) {
  describe.skip('a full disk (a small disk needs the right to mount one)', () =>
    it('is said, takes no message that it cannot keep, and is got over', () => {}));
} else {
  describe('a full disk', () => {
    let app: TestApp;
    beforeAll(async () => {
      app = await startTestApp({ DATA_DIR: join(disk, 'var') });
    }, 180_000);
    afterAll(() => app?.stop());

    it('is said, takes no message that it cannot keep, and is got over', async () => {
      const citizen = await app.citizen();
      expect((await citizen.post({ clientId: 'before', text: 'prix du passeport' })).status).toBe(202);
      await eventually(async () => expect(await shown(citizen)).toEqual({ citizen: 1, bot: 1 }));
      fillDisk();
      const refused = await citizen.post({ clientId: 'full', text: 'et pour mon fils ?' });
      expect(refused.status).toBe(503);
      expect(await refused.json()).toMatchObject({ type: 'urn:dalil:problem:service.unavailable' });
      await eventually(async () => expect((await fetch(`${app.url}/readyz`)).status).toBe(503));
      freeDisk();
      await eventually(async () => expect((await fetch(`${app.url}/readyz`)).status).toBe(200), 30_000);
      // The widget sends it again, with the same id.
      expect((await citizen.post({ clientId: 'full', text: 'et pour mon fils ?' })).status).toBe(202);
      await eventually(async () => expect(await shown(citizen)).toEqual({ citizen: 2, bot: 2 }), 30_000);
    });
  });
}

type Citizen = Awaited<ReturnType<TestApp['citizen']>>;

async function shown(citizen: Citizen) {
  const all = await citizen.messages();
  const of = (who: string) => all.filter(({ from }) => from === who).length;
  return { citizen: of('citizen'), bot: of('bot') };
}
