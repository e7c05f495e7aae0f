import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TelegramStandIn } from '../channels/telegram/stand-in.ts';
import { startTestRedis } from '../queue/redis-server.ts';
import { eventually } from '../support/eventually.ts';
import { startTestApp } from './app.ts';
import { TwoProcesses } from './two-processes.ts';

const PEOPLE = Array.from({ length: 8 }, (_, index) => 3_360_000_000 + index);

describe('two processes whose Redis stays away', () => {
  let two: TwoProcesses;
  beforeAll(async () => {
    two = await TwoProcesses.start();
  }, 200_000);
  afterAll(() => two.stop());

  /** Everybody writes, to either process in turn, as a load balancer would have it; what arrives for each of them. */
  const everybodySays = async (words: string) => {
    const calls = PEOPLE.flatMap((person) => Object.values(two.says(person, words)));
    for (const [index, call] of calls.entries())
      expect(await call.at(two.apps[index % 2 === 0 ? 0 : 1].url)).toBe(200);
    return () => calls.map(({ arrived }) => arrived());
  };

  it('answer people on the platforms that call them, each once, and go on with the queue when it is back', async () => {
    await two.redis.kill();
    const answers = await everybodySays('prix du passeport adulte');
    await eventually(() => {
      for (const texts of answers()) expect(texts.join()).toContain('MAD');
    }, 60_000);
    await two.redis.start();
    const all = await everybodySays('merci');
    await eventually(() => {
      for (const texts of all()) expect(texts.at(-1)).not.toContain('MAD');
    }, 60_000);
    for (const texts of all()) expect(texts).toEqual([...new Set(texts)]);
  }, 150_000);

  it('confirm to whoever has their words erased meanwhile, each once', async () => {
    await two.redis.kill();
    const asked = await everybodySays('effacez mes messages');
    await eventually(() => {
      for (const texts of asked()) expect(texts.join()).toContain('Tout effacer ici');
    }, 60_000);
    const confirmed = await everybodySays('Oui, tout effacer');
    await eventually(() => {
      for (const texts of confirmed()) expect(texts.join()).toMatch(/effacé/);
    }, 60_000);
    await two.redis.start();
    const all = await everybodySays('prix du passeport adulte');
    await eventually(() => {
      for (const texts of all()) expect(texts.join()).toMatch(/effacé.*MAD/);
    }, 60_000);
    for (const texts of all()) expect(texts.filter((text) => text.includes('effacé'))).toHaveLength(1);
  }, 200_000);
});

it('whoever asks Telegram goes on without Redis, and hands over without it', async () => {
  const [redis, telegram] = await Promise.all([startTestRedis(), TelegramStandIn.start()]);
  const dataDir = await mkdtemp(join(tmpdir(), 'dalil-two-'));
  const settings = {
    REDIS_URL: redis.socket,
    DATA_DIR: dataDir,
    TELEGRAM_TOKEN: '1:test',
    TELEGRAM_API_ROOT: telegram.url,
  };
  const first = await startTestApp(settings);
  const second = await startTestApp(settings);
  const answered = (chat: number) =>
    eventually(() => {
      const texts = telegram.calls
        .filter(({ method, payload }) => method === 'sendMessage' && payload['chat_id'] === chat)
        .map(({ payload }) => payload['text']);
      expect(texts.join()).toContain('MAD');
      expect(texts).toEqual([...new Set(texts)]);
    }, 60_000);
  try {
    telegram.say('prix du passeport adulte', 1);
    await answered(1);
    await redis.kill();
    telegram.say('prix du passeport adulte', 2);
    await answered(2);
    await first.stop();
    telegram.say('prix du passeport adulte', 3);
    await answered(3);
    await redis.start();
    telegram.say('prix du passeport adulte', 4);
    await answered(4);
    for (const chat of [1, 2, 3]) await answered(chat);
  } finally {
    await first.stop();
    await second.stop();
    await telegram.stop();
    await redis.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}, 200_000);
