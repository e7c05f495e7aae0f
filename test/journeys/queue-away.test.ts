import { eventually } from '../support/eventually.ts';
import { TwoProcesses } from './two-processes.ts';

const PEOPLE = Array.from({ length: 8 }, (_, index) => 3_360_000_000 + index);

describe('two processes whose Redis stays away', () => {
  let two: TwoProcesses;
  beforeAll(async () => {
    two = await TwoProcesses.start();
  }, 200_000);
  afterAll(() => two.stop());

  /** Everybody writes, to either process in turn, as a load balancer would have it; what arrives for each of them. */
  const everybodySays = async (words: string) => {
    const calls = PEOPLE.flatMap((person) => Object.values(two.says(person, words)));
    for (const [index, call] of calls.entries())
      expect(await call.at(two.apps[index % 2 === 0 ? 0 : 1].url)).toBe(200);
    return () => calls.map(({ arrived }) => arrived());
  };

  it('answer people on the platforms that call them, each once, and go on with the queue when it is back', async () => {
    await two.redis.kill();
    const answers = await everybodySays('prix du passeport adulte');
    await eventually(() => {
      for (const texts of answers()) expect(texts.join()).toContain('MAD');
    }, 60_000);
    await two.redis.start();
    const all = await everybodySays('merci');
    await eventually(() => {
      for (const texts of all()) expect(texts.at(-1)).not.toContain('MAD');
    }, 60_000);
    for (const texts of all()) expect(texts).toEqual([...new Set(texts)]);
  }, 150_000);
});
