import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCalendars } from '../../src/calendar/load.ts';
import { DEFAULT_TEAM } from '../../src/core/team.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dalil-calendars-'));
  await mkdir(join(folder, 'calendars'));
});
afterEach(() => rm(folder, { recursive: true }));

const write = (name: string, text: string) => writeFile(join(folder, 'calendars', name), text);
const week = (spans: string) =>
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
    .map((day) => `  ${day}: ${spans}`)
    .join('\n');
const noon = new Date('2026-11-23T12:00:00Z');

it('opens the call centre 08:00–20:00 Morocco time, every day, as shipped and without any file', async () => {
  for (const dir of ['data', folder]) {
    const { hoursOf, problems } = await loadCalendars(dir);
    expect(problems).toEqual([]);
    const hours = hoursOf(DEFAULT_TEAM);
    expect(hours.nextOpening(new Date('2026-11-22T20:00:00Z'))).toEqual(new Date('2026-11-23T08:00:00Z'));
    expect(hours.isOpen(new Date('2026-11-23T19:59:59Z'))).toBe(true);
    expect(hours.isOpen(new Date('2026-11-23T20:00:00Z'))).toBe(false);
  }
});

it.each([
  [
    'a time that is none',
    `zone: Europe/Paris\nweek:\n${week("[{ from: '8h', to: '20:00' }]")}`,
    'week.monday',
  ],
  ['a zone that is none', `zone: Europe/Nowhere\nweek:\n${week('[]')}`, 'zone'],
  [
    'overlapping hours',
    `zone: Europe/Paris\nweek:\n${week("[{ from: '08:00', to: '12:00' }, { from: '11:00', to: '13:00' }]")}`,
    'overlap',
  ],
  ['a missing day', 'zone: Europe/Paris\nweek:\n  monday: []', 'week.tuesday'],
  ['what is no YAML', 'zone: [', 'YAML'],
])('%s is a fault that is told, and never means open', async (_, text, told) => {
  await write('call-centre.yaml', text);
  const { hoursOf, problems } = await loadCalendars(folder);
  const hours = hoursOf(DEFAULT_TEAM);
  expect(hours.isOpen(noon)).toBe(false);
  expect(hours.nextOpening(noon)).toBeUndefined();
  expect(hours.fault).toContain(told);
  expect(problems.length).toBeGreaterThan(0);
});

it('closes for the events of an imported calendar, and for one that cannot be read', async () => {
  const always = `zone: Europe/Paris\nweek:\n${week("[{ from: '00:00', to: '24:00' }]")}`;
  await write('paris.yaml', `${always}\nimports: [holidays.ics]`);
  const missing = (await loadCalendars(folder)).hoursOf('paris');
  expect(missing.isOpen(noon)).toBe(false);
  expect(missing.fault).toContain('holidays.ics');
  const event = ['BEGIN:VEVENT', 'UID:1', 'DTSTART;VALUE=DATE:20261124', 'END:VEVENT'];
  await write('holidays.ics', ['BEGIN:VCALENDAR', 'VERSION:2.0', ...event, 'END:VCALENDAR', ''].join('\r\n'));
  const { hoursOf, teams } = await loadCalendars(folder);
  expect(hoursOf('paris').isOpen(noon)).toBe(true);
  expect(hoursOf('paris').isOpen(new Date('2026-11-24T12:00:00Z'))).toBe(false);
  expect(teams.map(({ id }) => id)).toEqual([DEFAULT_TEAM, 'paris']);
});
