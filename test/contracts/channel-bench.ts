import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createDeliver } from '../../src/bot/deliver.ts';
import { AppError } from '../../src/core/errors.ts';
import type { Delivery, InboundMessage, Message } from '../../src/core/message.ts';
import { asOutbound } from '../../src/core/outbound.ts';
import { problemHandler } from '../../src/http/problem.ts';
import type { Channel } from '../../src/ports/channel.ts';
import { createBot, START, silentLog } from '../bot/harness.ts';
import type { ChannelSpec, ChannelUnderTest } from './channel-spec.ts';

/** Long, so that a busy machine is not taken for a platform that keeps silent. */
const TIMEOUT_MS = 20_000;

export interface BenchOptions {
  /** Whether the secret that signs webhooks is configured. */
  readonly secret: boolean;
  /** After so long a call to the platform is given up. */
  readonly timeoutMs?: number;
}

/** One channel on one stand-in with one store, for one case. */
export class Bench {
  now = START;
  storeDown = false;
  /** What was stored, each once, in order. */
  readonly taken: InboundMessage[] = [];
  private written = 0;

  private constructor(
    readonly spec: ChannelSpec,
    readonly bot: Awaited<ReturnType<typeof createBot>>,
    readonly open: { under?: ChannelUnderTest },
  ) {}

  static async open(spec: ChannelSpec, options: BenchOptions = { secret: true }): Promise<Bench> {
    const bench = new Bench(spec, await createBot(), {});
    const seen = new Set<string>();
    bench.open.under = await spec.open({
      bot: bench.bot,
      receive: async (message) => {
        if (bench.storeDown) throw new AppError('service.unavailable', 'The store is down.');
        const result = await bench.bot.receive(message);
        if (!seen.has(result.messageId)) bench.taken.push(message);
        seen.add(result.messageId);
        return result;
      },
      rateLimiter: { take: async () => ({ allowed: true, retryAfterSeconds: 0 }) },
      now: () => bench.now,
      log: silentLog,
      timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
      secret: options.secret,
    });
    return bench;
  }

  get under(): ChannelUnderTest {
    if (!this.open.under) throw new Error('The channel is not open.');
    return this.open.under;
  }

  async close(): Promise<void> {
    await this.open.under?.close();
    await this.bot.store.close();
  }

  later(seconds: number): void {
    this.now = new Date(this.now.getTime() + seconds * 1000);
  }

  /** The person has just written, so that they may be answered. */
  async conversation(): Promise<string> {
    const { id, address } = this.spec.person;
    const { conversationId } = await this.bot.receive({
      channel: this.spec.name,
      personId: id,
      platformId: 'hello',
      text: 'salam',
      sentAt: START,
      ...(address === undefined ? {} : { address }),
    });
    return conversationId;
  }

  /** Stores replies to the person and says how to deliver them and how far they have got. */
  async replies(...messages: Partial<Message>[]) {
    const conversationId = await this.conversation();
    for (const message of messages) {
      const reply = { ...aReply(conversationId), id: `reply-${this.written++}`, ...message };
      await this.bot.store.messages.append(asOutbound(reply, this.spec.name));
    }
    const { bot } = this;
    const parts = { store: bot.store, channel: this.under.channel, hints: bot.hints, log: silentLog };
    const deliver = createDeliver({ ...parts, now: () => this.now });
    return {
      run: () => deliver(conversationId),
      states: async (): Promise<Delivery['state'][]> =>
        (await bot.store.messages.after(conversationId, 0)).flatMap(({ delivery }) => delivery?.state ?? []),
    };
  }

  /** Sends it past the books. */
  async send(message: Partial<Message>): Promise<{ platformIds: readonly string[] }> {
    const conversationId = await this.conversation();
    const { id, address } = this.spec.person;
    return this.under.channel.send({
      conversationId,
      personId: id,
      message: { ...aReply(conversationId), seq: 1, ...message },
      ...(address === undefined ? {} : { address }),
    });
  }
}

function aReply(conversationId: string): Omit<Message, 'seq'> {
  return { id: 'reply', conversationId, from: 'bot', text: 'Bonjour', language: 'fr', at: START };
}

/** Serves a channel's routes as the program does. */
export async function serve({ name, router }: Channel): Promise<{ url: string; close(): Promise<void> }> {
  const app = express();
  app.set('trust proxy', 1);
  if (router) app.use(`/channels/${name}`, router);
  app.use(problemHandler(silentLog));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/channels/${name}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
