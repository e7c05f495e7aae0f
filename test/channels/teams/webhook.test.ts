import { AppError } from '../../../src/core/errors.ts';
import { deliverTo, startTeams, type TeamsBot } from './harness.ts';
import { APP_ID, SECRET, TENANT, TeamsStandIn } from './stand-in.ts';

describe('what comes in from Teams', () => {
  let platform: TeamsStandIn;
  let teams: TeamsBot;
  beforeAll(async () => {
    platform = await TeamsStandIn.start();
  });
  afterAll(() => platform.stop());
  const settings = () => ({
    appId: APP_ID,
    appPassword: SECRET,
    loginUrl: platform.url,
    openIdMetadataUrl: platform.metadataUrl,
  });
  beforeEach(async () => {
    platform.arrived.length = 0;
    teams = await startTeams({ ...settings(), tenantId: TENANT });
  });
  afterEach(() => teams.stop());

  const post = (body: unknown, authorization?: string) =>
    deliverTo(teams.url, body, authorization ? { authorization } : {});

  it('stores what a valid token brings, then acknowledges', async () => {
    expect(await post(platform.activity(), platform.token())).toBe(200);
    expect(teams.received).toEqual([
      expect.objectContaining({ channel: 'teams', personId: 'a:talk-1', text: 'salam', languageHint: 'fr' }),
    ]);
  });

  const hour = 3600;
  const now = Math.floor(Date.now() / 1000);
  it.each([
    ['another issuer', { iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' }, 401],
    ['another audience', { aud: 'another-app' }, 401],
    ['a token without an end', { exp: undefined }, 401],
    ['an expired token', { nbf: now - 3 * hour, exp: now - 2 * hour }, 401],
    ['a token of later', { nbf: now + hour }, 401],
    ['another service address', { serviceurl: 'https://elsewhere.example/' }, 401],
    ['another organisation in the token', { tid: 'other' }, 403],
  ])('refuses %s', async (_name, claims, status) => {
    expect(await post(platform.activity(), platform.token(claims))).toBe(status);
    expect(teams.received).toEqual([]);
  });

  it.each([
    ['no token', () => undefined],
    ['a foreign signature', () => platform.token({}, 'foreign')],
    ['no signature', () => platform.token({}, 'unsigned')],
    ['no token at all', () => 'Bearer nonsense'],
    ['another scheme', () => `Basic ${Buffer.from('a:b').toString('base64')}`],
  ])('refuses %s', async (_name, authorization) => {
    expect(await post(platform.activity(), authorization())).toBe(401);
    expect(teams.received).toEqual([]);
  });

  it('refuses another organisation, and one that is not named', async () => {
    const other = platform.activity({ conversation: { id: 'a:1', tenantId: 'other' } });
    expect(await post(other, platform.token())).toBe(403);
    const unnamed = platform.activity({ conversation: { id: 'a:1' }, channelData: {} });
    expect(await post(unnamed, platform.token())).toBe(403);
    expect(teams.received).toEqual([]);
  });

  it('refuses a service that is not of Teams, also where the token is signed for it', async () => {
    for (const serviceUrl of ['http://10.0.0.1:8080/', 'https://evil.example/']) {
      const token = platform.token({ serviceurl: serviceUrl });
      expect([serviceUrl, await post(platform.activity({ serviceUrl }), token)]).toEqual([serviceUrl, 403]);
    }
    expect(teams.received).toEqual([]);
  });

  it('refuses a channel that the key is not endorsed for', async () => {
    expect(await post(platform.activity({ channelId: 'directline' }), platform.token())).toBe(401);
  });

  it('takes each message once, repeated and out of order', async () => {
    const texts = ['trois', 'un', 'deux', 'un', 'trois'];
    for (const text of texts)
      expect(await post(platform.activity({ id: text, text }), platform.token())).toBe(200);
    const stored = await teams.bot.store.messages.after(teams.conversationIds[0] ?? '', 0);
    expect(stored.map(({ text }) => text)).toEqual(['trois', 'un', 'deux']);
  });

  it.each([
    ['malformed', '{"type":', 400],
    ['not an activity', { hello: 1 }, 400],
    ['an address that is none', { type: 'message', serviceUrl: 'file:///etc/passwd' }, 400],
    ['too large', JSON.stringify({ text: 'a'.repeat(600_000) }), 413],
  ])('refuses a body that is %s', async (_name, body, status) => {
    expect(await post(body, platform.token())).toBe(status);
  });

  it('acknowledges kinds that it does not know', async () => {
    for (const type of ['invoke', 'messageReaction', 'typing', 'somethingNew'])
      expect(await post(platform.activity({ type }), platform.token())).toBe(200);
    expect(teams.received).toEqual([]);
  });

  it('does not acknowledge while the store is away, and says so', async () => {
    await teams.stop();
    let away = true;
    teams = await startTeams(settings(), undefined, async () => {
      if (away) throw new AppError('service.unavailable', 'away');
      return { conversationId: 'c', messageId: 'm' };
    });
    await teams.channel.start();
    expect(await post(platform.activity(), platform.token())).toBe(503);
    expect(teams.channel.health().state).toBe('degraded');
    away = false;
    expect(await post(platform.activity(), platform.token())).toBe(200);
  });

  it('cannot judge tokens without keys: 503, so that they come again', async () => {
    const keyless = await TeamsStandIn.start();
    await teams.stop();
    teams = await startTeams({ ...settings(), openIdMetadataUrl: keyless.metadataUrl });
    await teams.channel.start();
    keyless.keyFault = 500;
    expect(await post(platform.activity(), platform.token())).toBe(503);
    expect(teams.channel.health()).toMatchObject({ state: 'degraded' });
    await keyless.stop();
  });
});

describe('without a token', () => {
  let teams: TeamsBot;
  afterEach(() => teams.stop());
  const local = {
    type: 'message',
    id: '1',
    channelId: 'emulator',
    serviceUrl: 'http://127.0.0.1:9/',
    from: { id: 'me' },
    conversation: { id: 'talk' },
    text: 'salam',
  };

  it('takes an emulator on this machine when it is allowed', async () => {
    teams = await startTeams({ insecureLocal: true });
    expect(await deliverTo(teams.url, local)).toBe(200);
    expect(teams.received).toHaveLength(1);
  });

  it.each([
    ['it is not allowed', {}, local, {}],
    ['the program listens beyond this machine', { insecureLocal: true, host: '0.0.0.0' }, local, {}],
    ['a proxy passed it on', { insecureLocal: true }, local, { 'x-forwarded-for': '10.1.2.3' }],
    [
      'the answer would leave this machine',
      { insecureLocal: true },
      { ...local, serviceUrl: 'http://10.0.0.1/' },
      {},
    ],
    ['a web page could have sent it', { insecureLocal: true }, local, { 'content-type': 'text/plain' }],
  ])('refuses when %s', async (_name, settings, body, headers) => {
    teams = await startTeams(settings);
    const status = await deliverTo(teams.url, body, headers as Record<string, string>);
    expect([400, 401, 403]).toContain(status);
    expect(teams.received).toEqual([]);
  });

  it('is not well when it is allowed but cannot be served', async () => {
    teams = await startTeams({ insecureLocal: true, host: '0.0.0.0' });
    await teams.channel.start();
    expect(teams.channel.health()).toMatchObject({
      state: 'refused',
      detail: expect.stringContaining('HOST'),
    });
  });
});
