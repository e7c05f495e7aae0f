import { eventually } from '../support/eventually.ts';
import { startTestApp, type TestApp } from './app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
}, 120_000);
afterAll(() => app.stop());

interface Row {
  readonly id: string;
  readonly conversationId: string;
  readonly offer?: { readonly agentId: string };
  readonly reference?: string;
  readonly category?: string;
  readonly abandoned?: boolean;
  readonly rating?: string;
}

it('whoever becomes available is offered the backlog within a second, and the next when one is done', async () => {
  const people = [await app.citizen(), await app.citizen()];
  for (const person of people) await person.asks('je veux parler à un agent humain');
  const agent = await app.agent('amina');
  const mine = async () =>
    (await agent.escalations('waiting')).filter((one: Row) => one.offer?.agentId === agent.id);
  await eventually(async () => expect(await agent.escalations('waiting')).toHaveLength(2));
  expect(await mine()).toEqual([]);
  await agent.call('PUT', '/me/presence', { state: 'available' });
  await eventually(async () => expect(await mine()).toHaveLength(2), 1000);

  const [first] = await mine();
  expect((await agent.call('POST', `/escalations/${first?.id}/claim`)).status).toBe(200);
  expect(
    (await agent.call('POST', `/escalations/${first?.id}/resolve`, { disposition: 'answered' })).status,
  ).toBe(200);
  const served = people.find(({ conversationId }) => conversationId === first?.conversationId);
  await eventually(async () => {
    const last = (await served?.messages())?.at(-1);
    expect(last?.choices?.map(({ label }) => label)).toEqual(['Oui', 'En partie', 'Non']);
  });
  await served?.presses('Oui');
  await eventually(async () => {
    const resolved: Row[] = await agent.escalations('resolved');
    expect(resolved.find(({ id }) => id === first?.id)).toMatchObject({ rating: 'good' });
  });

  const other = people.find((person) => person !== served);
  await other?.presses('Quitter la file');
  await eventually(async () => {
    const resolved: Row[] = await agent.escalations('resolved');
    expect(resolved.find(({ conversationId }) => conversationId === other?.conversationId)).toMatchObject({
      abandoned: true,
    });
    expect(await agent.escalations('waiting')).toEqual([]);
  });
}, 30_000);

it('a complaint has a number, a subject, and a state to ask for', async () => {
  const person = await app.citizen();
  await person.asks('comment faire une réclamation contre un consulat ?');
  await person.presses('Faire une réclamation');
  await eventually(async () =>
    expect((await person.messages()).map(({ text }) => text).join()).toMatch(/R-\d{4}-000001/),
  );
  const [number] = /R-\d{4}-\d{6}/.exec((await person.messages()).map(({ text }) => text).join()) ?? [];
  await person.presses('L’accueil');
  const state = await person.asks(`où en est ma réclamation ${number} ?`);
  expect(state[0]).toMatchObject({
    service: 'complaint',
    aspect: 'status',
    text: expect.stringContaining(String(number)),
  });
  const agent = await app.agent('said');
  const waiting: Row[] = await agent.escalations('waiting');
  expect(waiting.find(({ conversationId }) => conversationId === person.conversationId)).toMatchObject({
    reference: number,
    category: 'reception',
  });
}, 30_000);
