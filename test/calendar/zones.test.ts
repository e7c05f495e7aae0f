import { DateTime } from 'luxon';
import { isZone, localMoment, zoneNamed } from '../../src/calendar/zones.ts';
import { loadCatalogue } from '../../src/catalogue/load.ts';
import { momentIn } from '../../src/core/moment.ts';

const ahead = (zone: string, at: string) => localMoment(new Date(at), zone).ahead;

it('knows that Morocco moved to UTC for good on 2026-09-20, which Node 20 does not', () => {
  expect(ahead('Africa/Casablanca', '2026-09-20T00:59:59Z')).toBe(60);
  expect(ahead('Africa/Casablanca', '2026-09-20T01:00:00Z')).toBe(0);
  expect(ahead('Africa/Casablanca', '2027-06-01T12:00:00Z')).toBe(0);
});

it('knew the clock of Ramadan before that', () => {
  expect(ahead('Africa/Casablanca', '2026-02-20T12:00:00Z')).toBe(0);
  expect(ahead('Africa/Casablanca', '2026-03-25T12:00:00Z')).toBe(60);
});

it.each(['Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Australia/Sydney', 'America/St_Johns', 'UTC'])(
  'says of %s what Node says, hour by hour around a change of the clocks',
  (zone) => {
    for (const start of ['2026-03-07', '2026-03-28', '2026-10-03', '2026-10-24', '2026-10-31'])
      for (let hour = 0; hour < 48; hour++) {
        const at = DateTime.fromISO(start, { zone: 'utc' }).plus({ hours: hour });
        expect(zoneNamed(zone).offset(at.toMillis())).toBe(at.setZone(zone).offset);
      }
  },
);

it('knows a zone by any case and by its older name, and no other', () => {
  expect(isZone('europe/paris')).toBe(true);
  expect(isZone('Asia/Calcutta')).toBe(true);
  expect(isZone('Nowhere/Else')).toBe(false);
  expect(() => zoneNamed('Nowhere/Else')).toThrow('The time zone Nowhere/Else is not known.');
});

it('writes how far a clock is from UTC', () => {
  const at = new Date('2026-11-24T12:00:00Z');
  const written = (zone: string) => momentIn(localMoment(at, zone), 'en');
  expect(written('Africa/Casablanca')).toMatchObject({ time: '12:00', zone: 'GMT' });
  expect(written('Europe/Paris')).toMatchObject({ time: '13:00', zone: 'GMT+1' });
  expect(written('America/St_Johns')).toMatchObject({ time: '08:30', zone: 'GMT-3:30' });
  expect(written('Australia/Sydney')).toMatchObject({
    day: 'Tuesday 24 November',
    time: '23:00',
    zone: 'GMT+11',
  });
});

it('knows the zone of every mission', async () => {
  const catalogue = await loadCatalogue('data');
  for (const { timezone } of catalogue.missions) expect(isZone(timezone)).toBe(true);
});
