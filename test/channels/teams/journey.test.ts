import { startTestApp, type TestApp } from '../../journeys/app.ts';
import { eventually } from '../../support/eventually.ts';
import { deliverTo } from './harness.ts';
import { TENANT, TeamsStandIn } from './stand-in.ts';

describe('the whole program on Teams', () => {
  let platform: TeamsStandIn;
  let app: TestApp;
  beforeAll(async () => {
    platform = await TeamsStandIn.start();
    app = await startTestApp(platform.settings());
  }, 180_000);
  afterAll(async () => {
    await app.stop();
    await platform.stop();
  });

  let id = 0;
  const say = async (changes: object) => {
    const body = platform.activity({ id: String(++id), ...changes });
    const headers = { authorization: platform.token() };
    expect(await deliverTo(`${app.url}/channels/teams/messages`, body, headers)).toBe(200);
  };
  const texts = () => platform.messages.map(({ activity }) => activity.text ?? '');
  const state = async () => {
    const ready = (await (await fetch(`${app.url}/readyz`)).json()) as {
      channels: { teams: { state: string } };
    };
    return ready.channels.teams.state;
  };

  it('greets, answers a question and a pressed button, on cards', async () => {
    await say({ type: 'installationUpdate', action: 'add', text: undefined });
    await eventually(() => expect(texts()[0]).toContain('Dalil'), 30_000);
    await say({ text: "c'est combien le passeport ?" });
    await eventually(() => expect(platform.messages.length).toBeGreaterThan(1), 30_000);
    const card = JSON.stringify(platform.messages.at(-1)?.activity);
    const [, choice] = /"choice":"(q\.passport\.[\w.-]+)"/.exec(card) ?? [];
    expect(choice).toBeDefined();
    const before = platform.messages.length;
    await say({ text: 'x', value: { choice } });
    await eventually(() => expect(platform.messages.length).toBeGreaterThan(before), 30_000);
    expect(await state()).toBe('connected');
  }, 90_000);

  it('brings an agent’s words by itself, also after a restart', async () => {
    await say({ text: 'je veux parler à un agent' });
    const samira = await app.agent('samira');
    await samira.call('PUT', '/me/presence', { state: 'available' });
    await eventually(async () => expect(await samira.escalations('waiting')).toHaveLength(1), 30_000);
    const [escalation] = await samira.escalations('waiting');
    expect((await samira.call('POST', `/escalations/${escalation?.id}/claim`)).status).toBe(200);
    await app.restart();
    const path = `/conversations/${escalation?.conversationId}/messages`;
    const reply = { clientId: 'r1', text: 'Bonjour, Samira à votre service.' };
    expect((await samira.call('POST', path, reply)).status).toBe(202);
    await eventually(() => expect(texts()).toContain(reply.text), 30_000);
    expect(texts().filter((text) => text === reply.text)).toHaveLength(1);
  }, 90_000);

  it('says on /readyz that the secret died', async () => {
    platform.loginFault = 401;
    platform.revokeTokens();
    // Of somebody whom the bot answers: the first person is with an agent.
    const conversation = { id: 'a:talk-2', conversationType: 'personal', tenantId: TENANT };
    await say({ text: 'encore une question', conversation, from: { id: '29:brahim' } });
    await eventually(async () => expect(await state()).toBe('refused'), 30_000);
    platform.loginFault = undefined;
  }, 60_000);
});
