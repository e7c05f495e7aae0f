import { daysText, readDays, readSpans, readWeek, spansText } from '../../src/desk/ui/hours-text.ts';

describe('hours as they are typed', () => {
  it.each([
    ['09:00-12:30, 14:00-16:00', '09:00-12:30, 14:00-16:00'],
    ['9:00 – 12h30,14h-16h', '09:00-12:30, 14:00-16:00'],
    ['', ''],
  ])('%j is %j', (typed, read) => expect(spansText(readSpans(typed))).toBe(read));

  it('that cannot be read are left for the desk to refuse', () => {
    expect(readSpans('morning')).toEqual([{ from: 'morning', to: '' }]);
    expect(readWeek((day) => (day === 'monday' ? '9h-10h' : '')).monday).toEqual([
      { from: '09:00', to: '10:00' },
    ]);
  });
});

it('closures are a line each', () => {
  const text = '2026-11-18 Fête de l’Indépendance\n2026-12-24/2026-12-26 Travaux';
  expect(readDays(text)).toEqual([
    { from: '2026-11-18', name: 'Fête de l’Indépendance' },
    { from: '2026-12-24', to: '2026-12-26', name: 'Travaux' },
  ]);
  expect(daysText(readDays(`${text}\n\n`, 'morocco'))).toBe(text);
  expect(readDays('2026-11-18 x', 'morocco')).toEqual([{ from: '2026-11-18', name: 'x', of: 'morocco' }]);
});
