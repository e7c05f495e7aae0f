import { uncovered } from '../../src/escalation/duty-roster.ts';
import { alwaysOpen, START } from './harness.ts';

const at = (hours: number) => new Date(START.getTime() + hours * 3_600_000);
const stretch = (from: number, to: number) => ({ from: at(from), to: at(to) });

describe('hours in which nobody is on duty', () => {
  // START is ten in the morning, UTC.
  const day = alwaysOpen([{ from: '08:00', to: '20:00' }]);

  it('are the closed ones without a shift', () => {
    expect(uncovered(day, [], stretch(0, 24))).toEqual([stretch(10, 22)]);
    expect(uncovered(day, [stretch(10, 22)], stretch(0, 24))).toEqual([]);
    expect(uncovered(day, [stretch(8, 12), stretch(15, 17)], stretch(0, 24))).toEqual([
      stretch(12, 15),
      stretch(17, 22),
    ]);
  });

  it('are all of them for a team that never opens', () => {
    expect(uncovered(alwaysOpen([]), [], stretch(0, 24))).toEqual([stretch(0, 24)]);
    expect(uncovered(alwaysOpen(), [], stretch(0, 24))).toEqual([]);
  });
});
