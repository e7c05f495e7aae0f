import { anEscalation, open } from '../escalation/harness.ts';
import { type Browser, deskWith, endDesk, type startDesk } from './harness.ts';

let desk: Awaited<ReturnType<typeof startDesk>>;
let amina: Browser;
let hind: Browser;

beforeEach(async () => {
  ({ desk, amina, hind } = await deskWith({ amina: 'agent', hind: 'supervisor' }));
});
afterEach(() => endDesk(desk));

const SPANS = [{ from: '09:00', to: '16:00' }];
const week = {
  ...{ monday: SPANS, tuesday: SPANS, wednesday: SPANS, thursday: SPANS, friday: SPANS },
  ...{ saturday: [], sunday: [] },
};
const ENTERED = { name: 'État civil', zone: 'Europe/Paris', week };
const SKILLS = { languages: ['fr'], topics: null, missions: null, capacity: null };

const json = async <T>(browser: Browser, method: string, path: string, body?: unknown): Promise<T> =>
  (await (await browser.call(method, path, body)).json()) as T;
const teamsOf = async () => (await json<{ teams: { id: string }[] }>(amina, 'GET', '/teams')).teams;
const make = async () => (await json<{ team: { id: string } }>(hind, 'POST', '/teams', ENTERED)).team.id;

it('supervisors make a team, put agents into it, and people are handed to it', async () => {
  const id = await make();
  const put = (team: string | null) => hind.call('PUT', '/agents/amina/skills', { ...SKILLS, team });
  expect((await put('nowhere')).status).toBe(404);
  expect((await put(id)).status).toBe(200);
  expect(await teamsOf()).toMatchObject([
    { id: 'call-centre', isDefault: true, entered: false, members: 1 },
    { id, name: 'État civil', zone: 'Europe/Paris', open: true, entered: true, members: 1 },
  ]);
  // Skills that say nothing of a team leave it as it was.
  await hind.call('PUT', '/agents/amina/skills', SKILLS);
  const { agents } = await json<{ agents: { id: string }[] }>(hind, 'GET', '/agents');
  expect(agents.find((one) => one.id === 'amina')).toMatchObject({ team: id });

  await open(desk, anEscalation('e1'));
  await hind.call('POST', '/escalations/e1/claim');
  const moved = await json<object>(hind, 'POST', '/escalations/e1/transfer', { to: { teamId: id } });
  expect(moved).toMatchObject({ escalation: { state: 'waiting', team: id } });
  const unknown = await hind.call('POST', '/escalations/e1/transfer', { to: { teamId: 'nowhere' } });
  expect(unknown.status).toBe(404);
});

it('a change keeps what was imported, and a team that has gone leaves its agents to the call centre', async () => {
  const id = await make();
  const ics = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20260101T000000Z'];
  const text = [...ics, 'DTSTART;VALUE=DATE:20261225', 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');
  const imported = [{ from: '2026-12-24T23:00:00.000Z', to: '2026-12-25T23:00:00.000Z' }];
  await hind.call('POST', `/teams/${id}/imports`, { text });
  const changed = await json<object>(hind, 'PUT', `/teams/${id}`, { ...ENTERED, name: 'Actes' });
  expect(changed).toMatchObject({ team: { name: 'Actes', calendar: { imported } } });
  await hind.call('PUT', '/agents/amina/skills', { ...SKILLS, team: id });
  expect((await hind.call('DELETE', `/teams/${id}`)).status).toBe(204);
  expect(await teamsOf()).toMatchObject([{ id: 'call-centre', members: 2 }]);
  expect((await desk.store.agents.get('amina'))?.team).toBeUndefined();
  expect((await hind.call('PUT', `/teams/${id}`, ENTERED)).status).toBe(404);
});

it('the call centre’s own hours can be entered, and then be as its file says again', async () => {
  expect((await hind.call('POST', '/teams/call-centre/imports', { text: '' })).status).toBe(404);
  const centre = { ...ENTERED, week: { ...week, monday: [] } };
  await hind.call('PUT', '/teams/call-centre', centre);
  expect(await teamsOf()).toMatchObject([{ id: 'call-centre', entered: true, open: false, isDefault: true }]);
  await hind.call('DELETE', '/teams/call-centre');
  expect(await teamsOf()).toMatchObject([{ id: 'call-centre', entered: false, open: true }]);
});
