import { createWhatsApp, type WhatsAppParts } from '../../../channels/whatsapp/index.ts';
import { createDeliver } from '../../../src/bot/deliver.ts';
import { createReport } from '../../../src/bot/report.ts';
import type { Message } from '../../../src/core/message.ts';
import type { Channel } from '../../../src/ports/channel.ts';
import { type Bot, createBot, START, silentLog } from '../../bot/harness.ts';
import { serve } from '../../contracts/channel-bench.ts';
import { inProcessRateLimiter } from '../../support/in-process.ts';
import { PERSON, PHONE_ID } from './payloads.ts';
import { SECRET, TOKEN, WhatsAppStandIn } from './stand-in.ts';

/** The channel between the stand-in and a store, with a clock that the test sets. */
export class WhatsAppBench {
  now = START;
  private written = 0;

  private constructor(
    readonly platform: WhatsAppStandIn,
    readonly bot: Bot,
    readonly log: string[],
    private readonly built: { channel?: Channel; host?: { url: string; close(): Promise<void> } },
  ) {}

  static async open(changes: Partial<WhatsAppParts> = {}): Promise<WhatsAppBench> {
    const bench = new WhatsAppBench(await WhatsAppStandIn.start(), await createBot(), [], {});
    await bench.restart(changes);
    return bench;
  }

  /** A new process over the same store. */
  async restart(changes: Partial<WhatsAppParts> = {}): Promise<void> {
    await this.built.channel?.stop();
    await this.built.host?.close();
    const { store, hints, receive } = this.bot;
    const note = (fields: object, message: string) => this.log.push(`${message} ${JSON.stringify(fields)}`);
    const now = () => this.now;
    const channel = createWhatsApp({
      token: TOKEN,
      phoneId: PHONE_ID,
      appSecret: SECRET,
      verifyToken: 'verify',
      apiRoot: this.platform.url,
      timeoutMs: 5_000,
      receive,
      messages: store.messages,
      report: createReport({ channel: 'whatsapp', deliveries: store.deliveries, hints }),
      values: store.values,
      rateLimiter: inProcessRateLimiter(() => new Date()),
      now,
      log: { ...silentLog, info: note, warn: note, error: note },
      ...changes,
    });
    const host = await serve(channel);
    this.platform.webhook = { url: `${host.url}/webhook` };
    Object.assign(this.built, { channel, host });
  }

  get channel(): Channel {
    if (!this.built.channel) throw new Error('No channel was built.');
    return this.built.channel;
  }
  get url(): string {
    return this.built.host?.url ?? '';
  }

  async close(): Promise<void> {
    await this.channel.stop();
    await this.built.host?.close();
    await this.platform.stop();
    await this.bot.store.close();
  }

  hours(count: number): void {
    this.now = new Date(this.now.getTime() + count * 3_600_000);
  }

  /** The person writes, at the test's time. */
  async hears(text: string, personId = PERSON): Promise<string> {
    const { id } = await this.bot.openConversation({ channel: 'whatsapp', personId });
    await this.bot.store.messages.append({
      id: `in-${this.written++}`,
      conversationId: id,
      from: 'citizen',
      text,
      language: 'fr',
      at: this.now,
    });
    return id;
  }

  /** Stores a reply, undelivered. */
  async reply(conversationId: string, text: string, changes: Partial<Message> = {}): Promise<string> {
    const { message } = await this.bot.store.messages.append({
      id: `out-${this.written++}`,
      conversationId,
      from: 'agent',
      text,
      language: 'fr',
      at: this.now,
      delivery: { state: 'pending', attempts: 0, platformIds: [] },
      ...changes,
    });
    return message.id;
  }

  deliver(conversationId: string): Promise<void> {
    const { store, hints } = this.bot;
    const { channel } = this;
    return createDeliver({ store, channel, hints, now: () => this.now, log: silentLog })(conversationId);
  }

  async delivery(messageId: string) {
    return (await this.bot.store.messages.get(messageId))?.delivery;
  }

  /** What arrived, short: texts as they stand, templates in angle brackets. */
  get arrived(): string[] {
    return this.platform.taken.map(({ type, text, template }) => {
      const { name, language } = (template ?? {}) as { name?: string; language?: { code: string } };
      return type === 'template' ? `<${name} ${language?.code}>` : ((text as { body: string })?.body ?? '');
    });
  }
}
