import { deliverTo, startTeams, type TeamsBot } from './harness.ts';
import { APP_ID, SECRET, TeamsStandIn } from './stand-in.ts';

/** Whoever is refused with 401 does not come again: a genuine message must not be, whatever becomes of the keys. */
describe('the keys of Teams', () => {
  let platform: TeamsStandIn;
  let teams: TeamsBot;
  let now: Date;
  beforeEach(async () => {
    now = new Date();
    platform = await TeamsStandIn.start();
    teams = await startTeams({
      appId: APP_ID,
      appPassword: SECRET,
      loginUrl: platform.url,
      openIdMetadataUrl: platform.metadataUrl,
      keysTimeoutMs: 500,
      now: () => now,
    });
  });
  afterEach(async () => {
    await teams.stop();
    await platform.stop();
  });

  let number = 0;
  const deliver = (how?: 'signed' | 'foreign') =>
    deliverTo(teams.url, platform.activity({ id: String(++number) }), {
      authorization: platform.token({}, how),
    });

  it.each([
    ['the description is cut', ['half'], 503],
    ['the keys are cut', ['ok', 'half'], 503],
    ['the description never comes', ['silence'], 503],
    ['the keys never come', ['ok', 'silence'], 503],
  ] as const)('%s: it is tried again, and then taken', async (_, faults, status) => {
    platform.keyFaults.push(...faults);
    expect(await deliver()).toBe(status);
    expect(await deliver()).toBe(200);
  });

  it('are asked for once by many that come at once, and none is refused', async () => {
    const statuses = await Promise.all(Array.from({ length: 20 }, () => deliver()));
    expect(statuses).toEqual(statuses.map(() => 200));
    expect(platform.keysAsked).toBe(2);
  });

  it('are kept for a day, and in use for longer while they cannot be read', async () => {
    expect(await deliver()).toBe(200);
    now = new Date(now.getTime() + 25 * 3_600_000);
    platform.keyFault = 500;
    expect(await deliver()).toBe(200);
    platform.keyFault = undefined;
    expect(await deliver()).toBe(200);
    expect(platform.keysAsked).toBe(5);
  });

  it('are read again for a new one, and not for each forger', async () => {
    expect(await deliver()).toBe(200);
    const later = () => {
      now = new Date(now.getTime() + 6_000);
    };
    later();
    platform.changeKey('key-2');
    expect(await deliver()).toBe(200);
    later();
    platform.changeKey('key-3');
    platform.keyFault = 500;
    expect(await deliver()).toBe(503);
    platform.keyFault = undefined;
    expect(await deliver()).toBe(200);
    const asked = platform.keysAsked;
    platform.changeKey('key-3-of-a-forger', { published: false });
    for (let index = 0; index < 5; index++) expect(await deliver('foreign')).toBe(401);
    expect(platform.keysAsked).toBe(asked);
    later();
    for (let index = 0; index < 5; index++) expect(await deliver('foreign')).toBe(401);
    expect(platform.keysAsked).toBe(asked + 2);
  });
});
