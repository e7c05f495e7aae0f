import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deliverTo } from '../channels/teams/harness.ts';
import { TENANT, TeamsStandIn } from '../channels/teams/stand-in.ts';
import { TelegramStandIn } from '../channels/telegram/stand-in.ts';
import { justNow, text, webhook } from '../channels/whatsapp/payloads.ts';
import { SECRET, WhatsAppStandIn } from '../channels/whatsapp/stand-in.ts';
import { startTestRedis, type TestRedis } from '../queue/redis-server.ts';
import { startTestApp, type TestApp } from './app.ts';

/** A genuine call of a platform, that may be made as often as one likes, at either process. */
export interface PlatformCall {
  /** The status that the process at `url` answers. */
  at(url: string): Promise<number>;
  /** What this person was sent on this platform so far, in order. */
  arrived(): string[];
}

/** Two whole programs on one store and one Redis, which WhatsApp, Telegram and Teams call. */
export class TwoProcesses {
  private number = 1;

  private constructor(
    readonly apps: readonly [TestApp, TestApp],
    readonly redis: TestRedis,
    readonly dataDir: string,
    private readonly platforms: {
      readonly whatsapp: WhatsAppStandIn;
      readonly telegram: TelegramStandIn;
      readonly teams: TeamsStandIn;
    },
  ) {}

  /** @param env settings beside those of the platforms: the store. */
  static async start(env: Record<string, string> = {}): Promise<TwoProcesses> {
    const redis = await startTestRedis();
    const [telegram, whatsapp, teams] = await Promise.all([
      TelegramStandIn.start(),
      WhatsAppStandIn.start(),
      TeamsStandIn.start(),
    ]);
    const folder = await mkdtemp(join(tmpdir(), 'dalil-two-'));
    const settings = {
      ...env,
      REDIS_URL: redis.socket,
      DATA_DIR: folder,
      PUBLIC_URL: 'https://dalil.example',
      TELEGRAM_TOKEN: '1:test',
      TELEGRAM_API_ROOT: telegram.url,
      TELEGRAM_WEBHOOK_SECRET: SECRET,
      ...whatsapp.settings(),
      ...teams.settings(),
    };
    const apps = [await startTestApp(settings), await startTestApp(settings)] as const;
    return new TwoProcesses(apps, redis, folder, { whatsapp, telegram, teams });
  }

  async stop(): Promise<void> {
    for (const app of this.apps) await app.stop();
    for (const platform of Object.values(this.platforms)) await platform.stop();
    await this.redis.close();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  /** The person, known by a number, says something new on each platform. */
  says(person: number, words: string): Record<'whatsapp' | 'telegram' | 'teams', PlatformCall> {
    const number = this.number++;
    return {
      whatsapp: this.onWhatsApp(person, words, number),
      telegram: this.onTelegram(person, words, number),
      teams: this.onTeams(person, words, number),
    };
  }

  private onWhatsApp(person: number, words: string, number: number): PlatformCall {
    const { whatsapp } = this.platforms;
    const from = { from: `${person}`, from_user_id: `FR.${person}` };
    const body = webhook({ messages: [text(`wamid.${number}`, words, { ...from, ...justNow() })] });
    return {
      at(url) {
        whatsapp.webhook = { url: `${url}/channels/whatsapp/webhook` };
        return whatsapp.call(body);
      },
      arrived: () =>
        whatsapp.taken.filter(({ to }) => to === `${person}`).map(({ to, ...sent }) => JSON.stringify(sent)),
    };
  }

  private onTelegram(person: number, words: string, number: number): PlatformCall {
    const { telegram } = this.platforms;
    const chat = { id: person, type: 'private', first_name: 'F' };
    const from = { id: person, is_bot: false, first_name: 'F', language_code: 'fr' };
    const message = { message_id: number, date: Math.floor(Date.now() / 1000), chat, from, text: words };
    const headers = { 'x-telegram-bot-api-secret-token': SECRET };
    const body = JSON.stringify({ update_id: number, message });
    return {
      async at(url) {
        const response = await fetch(`${url}/channels/telegram/webhook`, { method: 'POST', headers, body });
        await response.arrayBuffer();
        return response.status;
      },
      arrived: () =>
        telegram.calls
          .filter(({ method, payload }) => method === 'sendMessage' && payload['chat_id'] === person)
          .map(({ payload }) => JSON.stringify(payload)),
    };
  }

  private onTeams(person: number, words: string, number: number): PlatformCall {
    const { teams } = this.platforms;
    const id = `a:${person}`;
    const conversation = { id, conversationType: 'personal', tenantId: TENANT };
    const timestamp = new Date().toISOString();
    const said = { id: `${number}`, timestamp, text: words, conversation, from: { id: `29:${person}` } };
    const body = teams.activity(said);
    const headers = { authorization: teams.token() };
    return {
      at: (url) => deliverTo(`${url}/channels/teams/messages`, body, headers),
      arrived: () =>
        teams.messages
          .filter(({ conversationId }) => conversationId === id)
          .map(({ activity }) => JSON.stringify(activity)),
    };
  }
}
