import { countRecentTurns } from '../../src/http/recent-turns.ts';

const turn = { channel: 'webchat', language: 'fr', service: 'passport', outcome: 'answered' } as const;

/** Turns at these times, and how often they were counted. */
function someTurns(times: readonly string[]) {
  const turns = {
    asked: 0,
    at: times.map((time) => new Date(time)),
    async counts(from: Date, to: Date) {
      turns.asked += 1;
      const count = turns.at.filter((at) => at >= from && at < to).length;
      return count > 0 ? [{ ...turn, count }] : [];
    },
  };
  return turns;
}

it('counts this hour and the 23 before it, each that is over once', async () => {
  const turns = someTurns(['2026-11-26T14:59:59Z', '2026-11-26T15:00:00Z', '2026-11-27T13:20:00Z']);
  let now = new Date('2026-11-27T14:30:00Z');
  const recent = countRecentTurns({ turns, now: () => now });
  const sum = async () => (await recent()).reduce((all, { count }) => all + count, 0);
  expect(await sum()).toBe(2);
  turns.asked = 0;
  turns.at.push(new Date('2026-11-27T14:29:00Z'));
  expect(await sum()).toBe(3);
  expect(turns.asked).toBe(1);

  // The first hour has passed out of the day; two are new.
  now = new Date('2026-11-27T16:10:00Z');
  turns.asked = 0;
  expect(await sum()).toBe(2);
  expect(turns.asked).toBe(3);
});

it('still counts what a clock that is behind dates into the hour before', async () => {
  const turns = someTurns([]);
  const recent = countRecentTurns({ turns, now: () => new Date('2026-11-27T15:01:00Z') });
  await recent();
  turns.at.push(new Date('2026-11-27T14:59:30Z'));
  expect(await recent()).toEqual([{ ...turn, count: 1 }]);
});
