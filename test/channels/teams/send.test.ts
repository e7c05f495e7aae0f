import type { Message } from '../../../src/core/message.ts';
import { START } from '../../bot/harness.ts';
import { eventually } from '../../support/eventually.ts';
import { deliverTo, startTeams, type TeamsBot } from './harness.ts';
import { APP_ID, SECRET, TeamsStandIn } from './stand-in.ts';

const reply = (text: string, changes: Partial<Message> = {}): Message => ({
  id: 'i',
  conversationId: 'c',
  seq: 1,
  from: 'bot',
  text,
  language: 'fr',
  at: START,
  ...changes,
});

describe('what goes out to Teams', () => {
  let platform: TeamsStandIn;
  let teams: TeamsBot;
  const settings = () => ({
    appId: APP_ID,
    appPassword: SECRET,
    loginUrl: platform.url,
    openIdMetadataUrl: platform.metadataUrl,
    secretCheckSeconds: 0.05,
  });
  beforeEach(async () => {
    platform = await TeamsStandIn.start();
    teams = await startTeams(settings());
  });
  afterEach(async () => {
    await teams.stop();
    await platform.stop();
  });
  const address = () => ({
    serviceUrl: `${platform.url}/`,
    channelId: 'msteams',
    conversation: { id: 'a:talk-1', conversationType: 'personal' },
    bot: { id: `28:${APP_ID}` },
    user: { id: '29:fatima' },
  });
  const send = (message: Message, to: unknown = address()) =>
    teams.channel.send({ conversationId: 'c', personId: 'a:talk-1', address: to, message });

  it('answers a message in its conversation, with the token of the bot', async () => {
    await deliverTo(teams.url, platform.activity(), { authorization: platform.token() });
    await teams.work();
    expect(platform.messages).toMatchObject([
      {
        conversationId: 'a:talk-1',
        authorization: expect.stringMatching(/^Bearer token-\d+$/),
        activity: expect.objectContaining({
          text: 'echo salam',
          textFormat: 'plain',
          from: { id: `28:${APP_ID}` },
          recipient: { id: '29:fatima' },
        }),
      },
    ]);
    await eventually(() => expect(platform.arrived.map(({ activity }) => activity.type)).toContain('typing'));
  });

  it('writes to the person by itself after a restart', async () => {
    await deliverTo(teams.url, platform.activity(), { authorization: platform.token() });
    await teams.work();
    const [conversationId = ''] = teams.conversationIds;
    const again = await startTeams(settings(), teams.bot);
    const { address: kept } = (await teams.bot.store.conversations.get(conversationId)) ?? {};
    const message = reply('Je suis Samira, agente.', { from: 'agent' });
    await again.channel.send({ conversationId, personId: 'a:talk-1', address: kept, message });
    expect(platform.messages.at(-1)).toMatchObject({
      conversationId: 'a:talk-1',
      activity: { text: 'Je suis Samira, agente.' },
    });
    await again.stop();
  });

  it.each([
    [
      'throttled',
      { code: 429, retryAfter: '7' },
      { code: 'throttled', retryable: true, retryAfterSeconds: 7 },
    ],
    [
      'throttled until a time of day',
      { code: 429, retryAfter: new Date(START.getTime() + 9000).toUTCString() },
      { code: 'throttled', retryAfterSeconds: 9 },
    ],
    ['throttled without a time', { code: 429 }, { code: 'throttled', retryable: true, retryAfterSeconds: 2 }],
    ['a fault of Teams', { code: 500 }, { code: 'platform-fault', retryable: true, unconfirmed: false }],
    [
      'an intermediary that gave up',
      { code: 504 },
      { code: 'platform-fault', retryable: true, unconfirmed: true },
    ],
    ['a conflict in Teams', { code: 412 }, { code: 'platform-fault', retryable: true }],
    ['blocked or uninstalled', { code: 403 }, { code: 'blocked', retryable: false }],
    ['a conversation that is gone', { code: 404 }, { code: 'unknown-person', retryable: false }],
    ['a text that is refused', { code: 400 }, { code: 'refused', retryable: false }],
    ['a broken connection', 'cut', { code: 'unreachable', retryable: true, unconfirmed: true }],
  ] as const)('says what became of it, without trying by itself: %s', async (_name, fault, expected) => {
    platform.faults.push(fault);
    await expect(send(reply('x'))).rejects.toMatchObject(expected);
    expect(platform.messages).toHaveLength(fault === 'cut' ? 1 : 0);
    await expect(send(reply('x'))).resolves.toEqual({ platformIds: [expect.any(String)] });
  });

  it('knows that nothing was sent when nobody listens', async () => {
    await expect(send(reply('x'), { ...address(), serviceUrl: 'http://127.0.0.1:9/' })).rejects.toMatchObject(
      { code: 'unreachable', retryable: true, unconfirmed: false },
    );
  });

  it('gives up at once without an address, or with an emulator’s', async () => {
    const wanted = { code: 'no-address', retryable: false };
    await expect(send(reply('x'), 'nowhere')).rejects.toMatchObject(wanted);
    await expect(send(reply('x'), { ...address(), local: true })).rejects.toMatchObject(wanted);
  });

  it('goes on after the parts that arrived', async () => {
    const long = `${'a'.repeat(7000)}\n\n${'b'.repeat(7000)}`;
    platform.faults.push({ delayMs: 10 }, { code: 500 });
    const failure = (await send(reply(long)).catch((error: unknown) => error)) as {
      platformIds: string[];
    };
    expect(failure.platformIds).toEqual(['a:talk-1 1:1']);
    const delivery = { state: 'pending', attempts: 1, platformIds: failure.platformIds } as const;
    await send(reply(long, { delivery }));
    expect(platform.messages.map(({ activity }) => activity.text?.[0])).toEqual(['a', 'b']);
  });

  it('takes a new token when the old one is refused', async () => {
    await send(reply('un'));
    platform.revokeTokens();
    await send(reply('deux'));
    expect(platform.messages.map(({ activity }) => activity.text)).toEqual(['un', 'deux']);
  });

  it('shows a secret that dies, although nobody writes, and that it lives again', async () => {
    await teams.channel.start();
    await eventually(() => expect(teams.channel.health().state).toBe('connected'));
    platform.loginFault = 401;
    await eventually(() =>
      expect(teams.channel.health()).toMatchObject({
        state: 'refused',
        detail: expect.stringContaining('TEAMS_APP_PASSWORD'),
      }),
    );
    platform.revokeTokens();
    await expect(send(reply('x'))).rejects.toMatchObject({ code: 'token-refused', retryable: true });
    platform.loginFault = 503;
    await eventually(() => expect(teams.channel.health().state).toBe('degraded'));
    platform.loginFault = undefined;
    await eventually(() => expect(teams.channel.health().state).toBe('connected'));
    await teams.channel.stop();
    expect(teams.channel.health().state).toBe('stopped');
  });

  it('is not shown as well while Teams refuses or cannot be reached', async () => {
    await teams.channel.start();
    await eventually(() => expect(teams.channel.health().state).toBe('connected'));
    platform.faults.push({ code: 401 }, { code: 401 });
    await expect(send(reply('x'))).rejects.toMatchObject({ code: 'token-refused' });
    expect(teams.channel.health().state).toBe('refused');
    platform.faults.push('cut');
    await expect(send(reply('x'))).rejects.toMatchObject({ code: 'unreachable' });
    expect(teams.channel.health().state).toBe('degraded');
    await send(reply('x'));
    expect(teams.channel.health().state).toBe('connected');
  });

  it('delivers every reply through random faults, in order, at most one more copy a cut', async () => {
    const faults = [{ code: 500 }, 'cut', { code: 502 }, { delayMs: 20 }, 'cut', { code: 503 }] as const;
    platform.faults.push(...faults);
    for (const text of ['un', 'deux', 'trois', 'quatre']) {
      await deliverTo(teams.url, platform.activity({ id: text, text }), {
        authorization: platform.token(),
      });
    }
    for (let attempt = 0; attempt < 12; attempt++) await teams.work().catch(() => undefined);
    const texts = platform.messages.map(({ activity }) => activity.text);
    expect([...new Set(texts)]).toEqual(['echo un', 'echo deux', 'echo trois', 'echo quatre']);
    expect(texts).toHaveLength(4 + 2);
  });
});
