import { TeamsStandIn } from '../channels/teams/stand-in.ts';
import { TelegramStandIn } from '../channels/telegram/stand-in.ts';
import { startTestRedis, type TestRedis } from '../queue/redis-server.ts';
import { eventually } from '../support/eventually.ts';
import { startTestApp, type TestApp } from './app.ts';

describe('a process that only takes messages', () => {
  let redis: TestRedis;
  let teams: TeamsStandIn;
  let telegram: TelegramStandIn;
  let app: TestApp;
  beforeAll(async () => {
    redis = await startTestRedis();
    teams = await TeamsStandIn.start();
    telegram = await TelegramStandIn.start();
    app = await startTestApp({
      ROLE: 'web',
      REDIS_URL: redis.socket,
      PUBLIC_URL: 'https://dalil.example',
      TELEGRAM_TOKEN: '1:test',
      TELEGRAM_API_ROOT: telegram.url,
      TELEGRAM_WEBHOOK_SECRET: 'a-secret',
      ...teams.settings(),
    });
  }, 180_000);
  afterAll(async () => {
    await app?.stop();
    await Promise.all([redis, teams, telegram].map((one) => ('close' in one ? one.close() : one.stop())));
  });

  const channels = async () => {
    const ready = (await (await fetch(`${app.url}/readyz`)).json()) as {
      channels: Record<string, { state: string; detail?: string }>;
    };
    return ready.channels;
  };

  it('proves its channels itself, and says that nobody sends the replies', async () => {
    await eventually(() => expect(telegram.webhook).toContain('/channels/telegram/webhook'));
    await eventually(() => expect(teams.logins).toBeGreaterThan(0));
    const lonely = { state: 'degraded', detail: expect.stringContaining('no worker') };
    await eventually(async () => expect(await channels()).toMatchObject({ telegram: lonely, teams: lonely }));
  });

  it('shows a worse state that it knows itself', async () => {
    telegram.faults['getWebhookInfo'] = [{ code: 401 }];
    telegram.faults['setWebhook'] = [{ code: 401 }];
    teams.loginFault = 401;
    await app.restart();
    await eventually(async () => expect((await channels())['teams']?.state).toBe('refused'));
    await eventually(async () => expect((await channels())['telegram']?.state).toBe('refused'));
  });
});
