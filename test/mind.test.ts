import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EMPTY_MEMORY } from '../src/core/conversation.ts';
import { createMindKeeper, type MindKeeper } from '../src/mind.ts';
import { silentLog } from './bot/harness.ts';

describe('correcting a fact while the program runs', () => {
  let folder: string;
  let minds: MindKeeper;
  const errors: string[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dalil-mind-'));
    await cp('data', join(folder, 'data'), { recursive: true });
    const log = {
      ...silentLog,
      error: (fields: object) => errors.push(String((fields as { error?: Error }).error?.message)),
    };
    minds = await createMindKeeper({ dataDir: join(folder, 'data'), cacheDir: '.cache/models', log });
    await minds.ready;
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true }));

  const passport = () => join(folder, 'data/services/passport.yaml');
  const answer = () =>
    minds
      .router()
      .route({
        text: 'prix du passeport adulte',
        memory: EMPTY_MEMORY,
        languageChosen: false,
        queued: false,
        at: new Date(),
      })
      .replies.map(({ text }) => text)
      .join('\n');
  /** Edits one line, as an official would. */
  async function edit(from: string, to: string): Promise<void> {
    const text = await readFile(passport(), 'utf8');
    expect(text).toContain(from);
    await writeFile(passport(), text.replace(from, to));
  }

  it('takes the corrected fee over with a reload', async () => {
    expect(answer()).toContain('860 MAD');
    await edit('amount: 860', 'amount: 901');
    await minds.reload();
    expect(answer()).toContain('901 MAD');
    // The parts no longer add up: rather no breakdown than a wrong one.
    expect(answer()).not.toContain('800 MAD');
  });

  it('never takes a broken file, says why, and keeps the old ones', async () => {
    await edit('amount: 901', 'amout: 860');
    await minds.reload();
    expect(answer()).toContain('901 MAD');
    expect(errors.join('\n')).toContain('services/passport.yaml');
    await edit('amout: 860', 'amount: 860');
    await minds.reload();
    expect(answer()).toContain('860 MAD');
  });
});
