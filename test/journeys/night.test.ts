import { pause } from '../support/citizen.ts';
import { eventually } from '../support/eventually.ts';
import { startTestApp, type TestApp } from './app.ts';

/** One in the morning in Rabat, when the call centre is closed; time goes on from there. */
const NIGHT = Date.parse('2026-11-24T01:00:00Z');
const began = Date.now();
const now = () => new Date(NIGHT + Date.now() - began);
const NUMBER = '+212 6 12 34 56 78';

let app: TestApp;
const logged: string[] = [];
beforeAll(async () => {
  const keep = (fields: object, message: string) => void logged.push(`${JSON.stringify(fields)} ${message}`);
  app = await startTestApp({}, { now, log: { debug: keep, info: keep, warn: keep, error: keep } });
}, 120_000);
afterAll(() => app.stop());

const textsOf = async (person: Awaited<ReturnType<TestApp['citizen']>>) =>
  (await person.messages()).map(({ text }) => text).join('\n');

it('whoever comes at night asks to be rung up, and the number is the holder’s alone', async () => {
  const person = await app.citizen();
  await person.asks('je veux parler à un agent humain');
  await eventually(async () => expect(await textsOf(person)).toContain('Il ouvre mardi 24 novembre à 08:00'));
  await person.presses('Être rappelé');
  await eventually(async () => expect(await textsOf(person)).toContain('À quel numéro'));
  await person.asks(`c’est le ${NUMBER}`);
  await eventually(async () =>
    expect(await textsOf(person)).toContain('rappellera à partir de mardi 24 novembre, 08:00 (GMT)'),
  );
  expect(await textsOf(person)).toContain('c’est le •••');

  const [amina, hind] = [await app.agent('amina'), await app.agent('hind', 'supervisor')];
  const due = (await (await amina.call('GET', '/call-backs')).json()) as {
    callBacks: { id: string; escalationId: string; conversationId: string }[];
  };
  expect(due.callBacks).toMatchObject([
    { conversationId: person.conversationId, overdue: false, attempts: 0 },
  ]);
  const { id, escalationId } = due.callBacks[0] ?? {};
  const facts = async (agent: typeof amina) =>
    JSON.stringify(await (await agent.call('GET', `/conversations/${person.conversationId}`)).json());
  expect(await facts(amina)).not.toContain('212612345678');
  await amina.call('POST', `/escalations/${escalationId}/claim`);
  expect(await facts(amina)).toContain('+212612345678');
  expect(await facts(hind)).not.toContain('212612345678');
  await amina.call('POST', `/call-backs/${id}/calls`, { result: 'no-answer', attempts: 0 });
  await eventually(async () =>
    expect(await textsOf(person)).toContain('Un agent vous a appelé, sans réponse.'),
  );
  await pause(200);
  expect(logged.join('\n')).not.toMatch(/6 ?12 ?34 ?56 ?78/);
}, 60_000);

it('an emergency is offered to the officer on duty, who is away; and nobody’s answer is promised', async () => {
  const alone = await app.citizen();
  await alone.asks('au secours, mon mari me frappe, je suis en danger');
  await eventually(async () => expect(await textsOf(alone)).toContain('aucun agent n’est de permanence'));

  const [said, hind] = [await app.agent('said'), await app.agent('zineb', 'supervisor')];
  const duty = { agentId: said.id, day: '2026-11-23', from: '20:00', to: '08:00' };
  expect((await hind.call('POST', '/duty', duty)).status).toBe(201);
  await said.call('PUT', '/me/presence', { state: 'away' });
  await eventually(async () => {
    const offered = await said.escalations('waiting');
    expect(offered.find(({ conversationId }) => conversationId === alone.conversationId)).toMatchObject({
      offer: { agentId: said.id },
    });
  }, 10_000);
  const other = await app.citizen();
  await other.asks('au secours, mon mari me frappe, je suis en danger');
  await eventually(async () => expect(await textsOf(other)).toContain('l’agent de permanence est prévenu'));
}, 60_000);
