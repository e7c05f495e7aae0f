import { createRoutePass } from '../../src/escalation/pass.ts';
import { anEscalation, open } from '../escalation/harness.ts';
import { Browser, startDesk } from './harness.ts';

let desk: Awaited<ReturnType<typeof startDesk>>;
let amina: Browser;
let said: Browser;

beforeAll(async () => {
  desk = await startDesk();
  for (const name of ['amina', 'said']) await desk.add(name);
  await desk.add('hind', 'supervisor');
  [amina, said] = [new Browser(desk.url), new Browser(desk.url)];
  await amina.signIn('amina');
  await said.signIn('said');
});
afterAll(() => desk.close());

const pass = () => createRoutePass(desk.parts)();
const waiting = async (browser: Browser) => {
  const response = await browser.call('GET', '/escalations?state=waiting');
  return ((await response.json()) as { escalations: { id: string; offer?: { agentId: string } }[] })
    .escalations;
};

it('nobody is offered anything at sign-in; the available one is, and the list shows it', async () => {
  await open(desk, anEscalation('e1'));
  await pass();
  expect((await waiting(amina))[0]).not.toHaveProperty('offer');
  await amina.call('PUT', '/me/presence', { state: 'available' });
  await pass();
  expect((await waiting(said))[0]).toMatchObject({
    id: 'e1',
    offer: { agentId: amina.agent?.id, expiresAt: expect.any(String) },
    serviceLevel: { kind: 'first-response', state: 'ok', dueAt: expect.any(String) },
  });
  expect((await waiting(said))[0]).not.toHaveProperty('passed');
});

it('another agent’s claim is refused, a decline lets it go on, and then the claim succeeds', async () => {
  expect((await said.call('POST', '/escalations/e1/claim')).status).toBe(409);
  const declined = await amina.call('POST', '/escalations/e1/decline');
  expect(declined.status).toBe(200);
  expect(((await declined.json()) as { escalation: object }).escalation).not.toHaveProperty('offer');
  expect((await amina.call('POST', '/escalations/nothing/decline')).status).toBe(404);
  expect((await new Browser(desk.url).call('POST', '/escalations/e1/decline')).status).toBe(401);
  await said.call('PUT', '/me/presence', { state: 'available' });
  await pass();
  expect((await waiting(said))[0]).toMatchObject({ offer: { agentId: said.agent?.id } });
  expect((await said.call('POST', '/escalations/e1/claim')).status).toBe(200);
});

it('a supervisor takes what is offered to another', async () => {
  await open(desk, anEscalation('e2'));
  await pass();
  expect((await waiting(said))[0]).toHaveProperty('offer');
  const hind = new Browser(desk.url);
  await hind.signIn('hind');
  expect((await hind.call('POST', '/escalations/e2/claim')).status).toBe(200);
});

it('whose page has been silent for a while is shown as away, and is back with the next sign of life', async () => {
  const presences = async (browser: Browser) => {
    const response = await browser.call('GET', '/agents');
    const { agents } = (await response.json()) as { agents: { id: string; presence: string }[] };
    return agents.find(({ id }) => id === amina.agent?.id)?.presence;
  };
  expect(await presences(said)).toBe('available');
  desk.clock.pass(91);
  expect(await presences(said)).toBe('away');
  expect(await presences(amina)).toBe('available');
});

it('the hours of the team are there to be seen', async () => {
  const response = await amina.call('GET', '/calendars');
  expect(await response.json()).toMatchObject({ teams: [{ id: 'call-centre', zone: 'utc', open: true }] });
});

it('whoever holds a complaint says what it is about', async () => {
  const complaint = { reason: 'complaint', priority: 20, reference: 'R-2026-000009' } as const;
  await open(desk, anEscalation('e5', complaint));
  const put = (browser: Browser, category: string, id = 'e5') =>
    browser.call('PUT', `/escalations/${id}/category`, { category });
  expect((await put(said, 'delay')).status).toBe(409);
  expect((await said.call('POST', '/escalations/e5/claim')).status).toBe(200);
  expect((await put(said, 'noise')).status).toBe(400);
  expect(await (await put(said, 'delay')).json()).toMatchObject({ escalation: { category: 'delay' } });
  expect((await put(said, 'delay', 'e1')).status).toBe(400);
});
