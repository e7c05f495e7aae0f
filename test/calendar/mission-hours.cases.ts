import { missionHours } from '../../src/calendar/mission-hours.ts';
import type { MissionCalendar, WeekHours } from '../../src/core/mission-calendar.ts';
import { aMissionCalendar } from '../contracts/store/samples.ts';

const at = (iso: string) => new Date(iso);
const SPLIT = [
  { from: '09:00', to: '12:30' },
  { from: '14:00', to: '16:00' },
];
const week = (spans: WeekHours['monday']): WeekHours => ({
  ...{ monday: spans, tuesday: spans, wednesday: spans, thursday: spans },
  ...{ friday: spans, saturday: [], sunday: [] },
});
const lyon = (change: Partial<MissionCalendar> = {}, zone: string | undefined = 'Europe/Paris') =>
  missionHours(aMissionCalendar({ week: week(SPLIT), ...change }), zone);

/** The cases of missions' hours; they must hold in whatever zone the program runs. */
export function missionHoursCases(): void {
  it('are the mission’s own, split days and weekends among them', () => {
    expect(lyon().at(at('2026-11-23T08:30:00Z'))).toMatchObject({
      ...{ open: true, closesAt: at('2026-11-23T11:30:00Z'), zone: 'Europe/Paris', expected: false },
    });
    expect(lyon().at(at('2026-11-23T11:30:00Z'))).toMatchObject({
      ...{ open: false, opensAt: at('2026-11-23T13:00:00Z') },
    });
    const night = lyon().at(at('2026-11-20T23:30:00Z'));
    expect(night).toMatchObject({ open: false, opensAt: at('2026-11-23T08:00:00Z') });
    expect(night).not.toHaveProperty('closedFor');
  });

  it('name the holiday or closure of the local day, and what iCalendar brought', () => {
    const closedFor = (iso: string) => lyon().at(at(iso))?.closedFor;
    // Before midnight in UTC it is the 18th already in Lyon.
    expect(closedFor('2026-11-17T23:30:00Z')).toBe('Fête de l’Indépendance');
    expect(closedFor('2026-11-18T22:59:00Z')).toBe('Fête de l’Indépendance');
    expect(closedFor('2026-11-18T23:30:00Z')).toBeUndefined();
    expect(closedFor('2026-12-26T10:00:00Z')).toBe('Travaux');
    const imported = [{ from: '2026-11-23T12:00:00Z', to: '2026-11-23T14:00:00Z', name: 'Réunion' }];
    expect(lyon({ imported }).at(at('2026-11-23T13:30:00Z'))).toMatchObject({
      ...{ open: false, closedFor: 'Réunion', opensAt: at('2026-11-23T14:00:00Z') },
    });
  });

  it('name the closed days of the coming year; an hour that iCalendar closes closes no day', () => {
    const imported = [
      { from: '2026-11-23T12:00:00Z', to: '2026-11-23T14:00:00Z', name: 'Réunion' },
      { from: '2026-12-31T23:00:00Z', to: '2027-01-01T23:00:00Z', name: 'Nouvel an' },
    ];
    // In Lyon it is the 18th already.
    expect(lyon({ imported }).at(at('2026-11-17T23:30:00Z'))?.closedDays).toEqual([
      { from: '2026-11-18', to: '2026-11-18', name: 'Fête de l’Indépendance' },
      { from: '2026-12-24', to: '2026-12-26', name: 'Travaux' },
      { from: '2027-01-01', to: '2027-01-01', name: 'Nouvel an' },
    ]);
    expect(lyon({ imported }).at(at('2026-11-18T23:30:00Z'))?.closedDays).toHaveLength(2);
  });

  it('are those of Ramadan within it, marked while it is only expected', () => {
    const short = week([{ from: '10:00', to: '14:00' }]);
    const ramadan = [{ from: '2026-02-18', to: '2026-03-19', announced: false, week: short }];
    const within = lyon({ ramadan }).at(at('2026-03-02T08:30:00Z'));
    expect(within).toMatchObject({ open: false, opensAt: at('2026-03-02T09:00:00Z'), expected: true });
    expect(within?.week).toEqual(short);
    expect(lyon({ ramadan }).at(at('2026-03-20T08:30:00Z'))).toMatchObject({ open: true, expected: false });
  });

  it('with a fault are never open, and nothing is said of them', () => {
    const faulty = [
      lyon({ week: week([{ from: '17:00', to: '09:00' }]) }),
      lyon({ imported: [{ from: 'never', to: '2026-11-23T14:00:00Z' }] }),
      lyon({ source: { title: '', url: '', kind: 'official', checkedOn: '2026-11-20' } }),
      lyon({}, 'Nowhere/Else'),
      missionHours(aMissionCalendar(), undefined),
    ];
    for (const one of faulty) {
      expect(one.hours.fault).toMatch(/./);
      expect(one.hours.isOpen(at('2026-11-23T09:00:00Z'))).toBe(false);
      expect(one.at(at('2026-11-23T09:00:00Z'))).toBeUndefined();
    }
  });
}
