import { remembering } from '../../../intents/understanding/remember.ts';
import type { Understanding } from '../../../src/core/understanding.ts';

const asked: string[] = [];
const understand = remembering((text) => {
  asked.push(text);
  return { text } as unknown as Understanding;
});
beforeEach(() => {
  asked.length = 0;
});

describe('an understanding that is kept', () => {
  it('is the same as before, worked out once', () => {
    const first = understand('salam');
    expect(understand('salam')).toBe(first);
    expect(understand('salam ')).not.toBe(first);
    expect(asked).toEqual(['salam', 'salam ']);
  });

  it('makes room for what a million other people write, and keeps what is asked for again and again', () => {
    for (let n = 0; n < 10_000; n++) {
      understand(`text ${n}`);
      understand('merci');
    }
    expect(asked.filter((text) => text === 'merci')).toHaveLength(1);
    understand('text 0');
    expect(asked.filter((text) => text === 'text 0')).toHaveLength(2);
  });

  it('is not kept for long texts', () => {
    const long = 'a'.repeat(4000);
    understand(long);
    understand(long);
    expect(asked).toEqual([long, long]);
  });
});
