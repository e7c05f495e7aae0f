import type { TurnRecord } from '../../src/core/turn.ts';
import { csvCell } from '../../src/desk/reports/csv.ts';
import { quantile } from '../../src/desk/reports/figures.ts';
import { anEscalation, open, START } from '../escalation/harness.ts';
import { PASSWORD } from '../support/desk-agent.ts';
import { Browser, deskWith, endDesk, type startDesk } from './harness.ts';

let desk: Awaited<ReturnType<typeof startDesk>>;
let hind: Browser;
let admin: Browser;
const PERIOD = 'from=2026-11-22T23:00:00Z&to=2026-11-24T23:00:00Z';
const minute = (n: number) => new Date(START.getTime() + n * 60_000);

beforeEach(async () => {
  ({
    desk,
    hind,
    root: admin,
  } = await deskWith({ hind: 'supervisor', root: 'administrator', amina: 'agent' }));
});
afterEach(() => endDesk(desk));

const read = async <T>(path: string): Promise<T> => (await (await hind.call('GET', path)).json()) as T;
const idOf = async (name: string) => (await desk.store.agents.byEmail(`${name}@example.org`))?.id ?? '';

async function aTurn(id: string, change: Partial<TurnRecord>, text = 'Bonjour'): Promise<void> {
  const conversation = await desk.store.conversations.get(`conversation-of-${id.split('-')[0]}`);
  if (!conversation) throw new Error('Open it first.');
  const record: TurnRecord = {
    id,
    conversationId: conversation.id,
    channel: 'webchat',
    language: 'fr',
    outcome: 'answered',
    at: minute(0),
    ...change,
  };
  const message = { id, conversationId: conversation.id, from: 'citizen', text, language: 'fr' } as const;
  await desk.store.messages.append({ ...message, at: record.at });
  await desk.store.turns.commit({ conversation, messages: [], record });
}

/** Three escalations: one answered and rated, one abandoned, one waiting; and a conversation that stayed with the bot. */
async function aDay(): Promise<void> {
  await open(
    desk,
    anEscalation('e1', {
      ...{ state: 'resolved', agentId: 'amina', topic: 'passport', rating: 'good', missionId: 'fr-lyon' },
      ...{ assignedAt: minute(2), firstReplyAt: minute(3), resolvedAt: minute(13) },
    }),
  );
  await open(desk, anEscalation('e2', { state: 'resolved', abandoned: true, resolvedAt: minute(4) }));
  await open(desk, anEscalation('e3', { language: 'ar', reason: 'complaint' }));
  await desk.store.conversations.ensure({
    ...(await desk.store.conversations.get('conversation-of-e1').then((one) => one ?? Promise.reject())),
    ...{ id: 'conversation-of-bot', personId: 'bot' },
  });
  await aTurn('bot-1', {});
  await aTurn('e1-1', { outcome: 'escalated' });
  await aTurn('e2-1', { outcome: 'not-understood' }, 'فين القنصلية ديال المريخ');
  await aTurn('e3-1', { outcome: 'not-understood' }, 'فين  القنصلية ديال المريخ ؟');
}

it('the wall shows who waits, in which languages, and who is there', async () => {
  await aDay();
  expect(await read('/wall')).toMatchObject({
    waiting: { count: 1, oldest: START.toISOString(), byLanguage: [{ key: 'ar', count: 1 }] },
    levels: { ok: 1, warning: 0, breached: 0 },
    agents: expect.arrayContaining([expect.objectContaining({ name: 'amina', presence: 'away', held: 0 })]),
    lastDay: { opened: 0 },
    teams: [{ id: 'call-centre', open: true }],
  });
});

it('a report counts what happened, in whole and in parts', async () => {
  await aDay();
  const report = await read<{ total: object; days: object[]; by: Record<string, { key: string }[]> }>(
    `/reports?${PERIOD}`,
  );
  expect(report.total).toMatchObject({
    conversations: 4,
    turns: 4,
    escalations: 3,
    firstResponseMedian: 180,
    waitMedian: 120,
    resolutionMedian: 780,
    abandoned: 0.5,
    containment: 0.25,
    fallback: 0.5,
    satisfaction: 1,
    rated: 1,
  });
  expect(report.days).toContainEqual({ day: '2026-11-23', escalations: 3, waitMedian: 120 });
  expect(report.by['mission']?.map(({ key }) => key)).toEqual(['none', 'fr-lyon']);
  expect(report.by['language']?.find(({ key }) => key === 'ar')).toMatchObject({
    figures: { escalations: 1 },
  });
  expect((await hind.call('GET', '/reports?from=2026-01-01T00:00:00Z&to=2028-01-01T00:00:00Z')).status).toBe(
    400,
  );
});

it('a report comes as CSV that a spreadsheet cannot execute', async () => {
  await aDay();
  await open(desk, anEscalation('e4', { missionId: '=HYPERLINK("x")' }));
  const response = await hind.call('GET', `/reports.csv?${PERIOD}`);
  expect(response.headers.get('content-disposition')).toContain('dalil-report.csv');
  const lines = (await response.text()).split('\r\n');
  expect(lines[0]).toMatch(/^\uFEFF?dimension,key,conversations/);
  expect(lines.find((line) => line.includes('HYPERLINK'))).toMatch(/^mission,"'=HYPERLINK\(""x""\)",0/);
});

it.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-cmd', "'-cmd"],
  ['-12.5', '-12.5'],
  ['@x', "'@x"],
  ['\t=1', "'\t=1"],
  ['\u200f=1', "'\u200f=1"],
  ['a,b', '"a,b"'],
  ['فاس', 'فاس'],
])('the cell %j is written %j', (text, cell) => {
  expect(csvCell(text)).toBe(cell);
});

it('a quantile is a value that was seen', () => {
  expect([quantile([], 0.5), quantile([4, 1, 3, 2], 0.5), quantile([1, 2, 3], 0.9)]).toEqual([null, 2, 3]);
});

it('gaps are grouped and counted, whatever the spelling, and exported as lines', async () => {
  await aDay();
  await aTurn('bot-2', { outcome: 'clarified', at: minute(1) }, 'le papier');
  const { groups } = await read<{ groups: { gaps: object[] }[] }>(`/gaps?${PERIOD}`);
  expect(groups[0]).toMatchObject({
    service: 'none',
    count: 2,
    gaps: [{ outcome: 'not-understood', count: 2 }],
  });
  desk.clock.pass(3600);
  const lines = (await (await hind.call('GET', `/gaps.jsonl?${PERIOD}`)).text()).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    { id: 'gap-1', outcome: 'not-understood', count: 2 },
    { id: 'gap-2', text: 'le papier', outcome: 'clarified-and-left', count: 1 },
  ]);
});

it('a supervisor sets skills; null takes the limits away', async () => {
  const path = `/agents/${await idOf('amina')}/skills`;
  const skills = { languages: ['nl'], topics: ['visa'], missions: ['nl-utrecht'], capacity: 2 };
  await hind.call('PUT', path, skills);
  expect(await desk.store.agents.byEmail('amina@example.org')).toMatchObject(skills);
  await hind.call('PUT', path, { languages: [], topics: null, missions: null, capacity: null });
  const agent = await desk.store.agents.byEmail('amina@example.org');
  expect([agent?.topics, agent?.missions, agent?.capacity]).toEqual([undefined, undefined, undefined]);
  expect((await hind.call('PUT', '/agents/nobody/skills', skills)).status).toBe(404);
});

it('an administrator disables an account and sets a password, but cannot shut themselves out', async () => {
  const id = await idOf('amina');
  const account = { name: 'Amina B.', role: 'agent', disabled: true };
  await admin.call('PUT', `/agents/${id}/account`, account);
  expect((await new Browser(desk.url).signIn('amina')).status).toBe(401);
  await admin.call('PUT', `/agents/${id}/account`, { ...account, disabled: false });
  expect((await admin.call('POST', `/agents/${id}/password`, { password: 'Another-Horse-8!' })).status).toBe(
    204,
  );
  expect((await new Browser(desk.url).signIn('amina', PASSWORD)).status).toBe(401);
  expect((await new Browser(desk.url).signIn('amina', 'Another-Horse-8!')).status).toBe(200);
  const own = `/agents/${await idOf('root')}/account`;
  expect((await admin.call('PUT', own, { ...account, role: 'administrator' })).status).toBe(400);
  expect((await admin.call('PUT', own, { ...account, disabled: false })).status).toBe(400);
});
