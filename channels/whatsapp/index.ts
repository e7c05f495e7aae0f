import type { Router } from 'express';
import { ChannelError } from '../../src/core/errors.ts';
import type { OutboundMessage } from '../../src/core/message.ts';
import type { Channel, ChannelHealth, Receive, Report } from '../../src/ports/channel.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Log } from '../../src/ports/log.ts';
import type { RateLimiter } from '../../src/ports/queue.ts';
import type { MessageStore, ValueStore } from '../../src/ports/store.ts';
import { Condition } from './condition.ts';
import { decodeWebhook, type Received, type Status } from './decode.ts';
import { encodeMessage, WHATSAPP_LIMITS } from './encode.ts';
import { failureOf, GraphRefusal, toChannelError } from './errors.ts';
import { Graph, type GraphSettings } from './graph.ts';
import { Pace } from './pace.ts';
import { People, recipientOf } from './people.ts';
import { encodeTemplate, type TemplateSettings } from './template.ts';
import { webhookRouter } from './webhook.ts';
import { ReplyWindow } from './window.ts';

export interface WhatsAppParts extends GraphSettings {
  /** Signs what WhatsApp sends us. Empty: all is refused. */
  readonly appSecret: string;
  /** What WhatsApp shows when it first calls the webhook. */
  readonly verifyToken: string;
  readonly template?: TemplateSettings;
  readonly receive: Receive;
  readonly report: Report;
  readonly messages: Pick<MessageStore, 'latest'>;
  readonly values: Pick<ValueStore, 'get' | 'set' | 'remove'>;
  readonly rateLimiter: RateLimiter;
  readonly now: Clock;
  readonly log: Log;
}

/** WhatsApp by its official Cloud API. Any process may send and take webhooks. */
export function createWhatsApp(parts: WhatsAppParts): Channel {
  const channel = new WhatsAppChannel(parts);
  return {
    name: 'whatsapp',
    limits: WHATSAPP_LIMITS,
    router: channel.router,
    single: false,
    start: async () => channel.start(),
    send: (message) => channel.send(message),
    mustWait: (message) => channel.mustWait(message),
    forget: (person) => channel.forget(person),
    health: () => channel.health(),
    stop: async () => channel.stop(),
  };
}

/** How often the token is tried while nothing is sent, in milliseconds. */
const PROBE_EVERY_MS = 60_000;
/** An older message needs no sign that an answer is being written. */
const FRESH_MS = 60_000;
/** A template that was refused rests for so long: an operator must mend it. */
const TEMPLATE_PAUSE_MS = 10 * 60_000;
/** When the webhook was last heard from, for the processes that it does not call. */
const HEARD_AT = 'whatsapp.heard-at';

class WhatsAppChannel {
  readonly router: Router;
  private readonly graph: Graph;
  private readonly window: ReplyWindow;
  private readonly people: People;
  private readonly pace: Pace;
  private readonly condition: Condition;
  private timer: NodeJS.Timeout | undefined;
  private probedAt = Number.NEGATIVE_INFINITY;
  private notedAt = Number.NEGATIVE_INFINITY;
  private templateRestsUntil = 0;

  constructor(private readonly parts: WhatsAppParts) {
    this.graph = new Graph(parts);
    this.window = new ReplyWindow(parts);
    this.people = new People(parts.values);
    this.pace = new Pace({ ...parts, key: `whatsapp-${parts.phoneId}` });
    this.condition = new Condition(parts);
    this.router = webhookRouter({
      ...parts,
      take: (body) => this.take(body),
      heard: () => this.heard(),
    });
  }

  start(): void {
    this.condition.started();
    this.timer ??= setInterval(() => void this.probe(), PROBE_EVERY_MS).unref();
    void this.probe();
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.condition.ended();
  }

  /** Looks again when the last look is old: a process that only takes webhooks has no timer. */
  health(): ChannelHealth {
    if (this.time() - this.probedAt > PROBE_EVERY_MS) void this.probe();
    return this.condition.read();
  }

  async send({ conversationId, personId, address, message }: OutboundMessage) {
    const platformIds: string[] = [];
    const { platformIds: arrived = [], attempts = 0 } = message.delivery ?? {};
    try {
      for (const body of encodeMessage(message).slice(arrived.length)) {
        await this.pace.turn();
        platformIds.push(await this.graph.send({ ...recipientOf(personId, address), ...body }));
      }
      this.condition.sent();
      return { platformIds };
    } catch (error) {
      const failure = this.failure(error, { platformIds, attempts });
      if (failure.code === 'window-closed') await this.window.markClosed(conversationId);
      throw failure;
    }
  }

  /** After the 24 hours the person is told by a template, once, that an answer waits for a word of theirs. */
  async mustWait({ conversationId, personId, address, message }: OutboundMessage): Promise<boolean> {
    if (await this.window.isOpen(conversationId)) return false;
    if (await this.window.wasTold(conversationId)) return true;
    if (this.time() < this.templateRestsUntil) throw new ChannelError('template-refused', true);
    const body = encodeTemplate(this.parts.template ?? {}, message.language);
    try {
      await this.pace.turn();
      await this.graph.send({ ...recipientOf(personId, address), ...body });
      this.condition.sent();
      this.condition.template(true);
    } catch (error) {
      const attempts = message.delivery?.attempts ?? 0;
      const { code, retryable, retryAfterSeconds = 0 } = this.failure(error, { platformIds: [], attempts });
      // Whether the template arrived says nothing of the answer: no doubt about that is passed on.
      if (code !== 'refused') throw new ChannelError(code, retryable, { cause: error, retryAfterSeconds });
      this.templateRestsUntil = this.time() + TEMPLATE_PAUSE_MS;
      this.condition.template(false);
      this.parts.log.warn({ channel: 'whatsapp' }, 'the template was refused; the answer waits');
      throw new ChannelError('template-refused', true, { cause: error });
    }
    await this.window.markTold(conversationId);
    return true;
  }

  async forget({ conversationId, address }: Parameters<NonNullable<Channel['forget']>>[0]): Promise<void> {
    await this.window.forget(conversationId);
    await this.people.forget(address);
  }

  /** All of one call, in order; rejects if it could not be stored, so that WhatsApp calls again. */
  private async take(body: unknown): Promise<void> {
    const { phoneId, receive, now, log } = this.parts;
    const { messages, statuses, foreign } = decodeWebhook(body, { phoneId, now: now() });
    if (foreign > 0) log.warn({ channel: 'whatsapp', foreign }, 'messages of another number were left alone');
    const answered: Received[] = [];
    for (const received of messages) {
      const { held, gone } = await receive(await this.toInbound(received));
      if (!gone) await this.people.remember(received);
      if (!held && !gone) answered.push(received);
    }
    for (const status of statuses) await this.record(status);
    this.tick(messages, answered);
  }

  private record({ platformId, state, errorCode }: Status): Promise<void> {
    if (state !== 'failed') return this.parts.report({ platformId, state });
    const error = failureOf(errorCode);
    if (error !== 'window-closed') return this.parts.report({ platformId, state, error });
    return this.parts.report({ platformId, state, error, untilPersonWrites: true }, (conversationId) =>
      this.window.markClosed(conversationId),
    );
  }

  private async toInbound(received: Received) {
    const personId = await this.people.personIdOf(received);
    const address = received.userId ? { userId: received.userId } : undefined;
    return { ...received.message, personId, ...(address ? { address } : {}) };
  }

  /**
   * The last of each person is ticked as read, with those before it, and “typing…” shows where the bot answers; a
   * failure here costs nothing.
   */
  private tick(messages: readonly Received[], answered: readonly Received[]): void {
    const fresh = messages.filter(({ message }) => this.time() - message.sentAt.getTime() < FRESH_MS);
    const last = new Map(fresh.map((received) => [received.message.personId, received]));
    for (const received of last.values()) {
      const typing = answered.includes(received);
      void this.graph.markRead(received.message.platformId, { typing }).catch(() => undefined);
    }
  }

  private heard(): void {
    const now = this.parts.now();
    this.condition.heardFrom(now);
    if (now.getTime() - this.notedAt < PROBE_EVERY_MS) return;
    this.notedAt = now.getTime();
    void this.parts.values.set(HEARD_AT, now.toISOString()).catch(() => undefined);
  }

  private async probe(): Promise<void> {
    this.probedAt = this.time();
    try {
      const heardAt = await this.parts.values.get(HEARD_AT);
      if (heardAt) this.condition.heardFrom(new Date(heardAt));
      await this.graph.probe();
      this.condition.credentials('accepted');
    } catch (error) {
      this.condition.credentials(credentialsAfter(error));
    }
    this.condition.read();
  }

  private failure(error: unknown, known: { platformIds: string[]; attempts: number }): ChannelError {
    const failure = toChannelError(error, known);
    if (failure.code === 'token-refused') this.condition.credentials('refused');
    else if (failure.code === 'account-refused') this.condition.credentials('account-refused');
    else if (OURS.has(failure.code)) this.condition.sendingFails(failure.code);
    if (failure.code === 'throttled') this.pace.pause(failure.retryAfterSeconds ?? 1);
    return failure;
  }

  private time(): number {
    return this.parts.now().getTime();
  }
}

/** Failures that would meet any person. */
const OURS = new Set(['throttled', 'platform-fault', 'unreachable']);

/** What a failed look says of the token and the number; an answer that is not Meta's says nothing. */
function credentialsAfter(error: unknown): 'refused' | 'account-refused' | 'unreachable' {
  const { code } = toChannelError(error, { platformIds: [], attempts: 0 });
  if (code === 'token-refused') return 'refused';
  const isMetas = error instanceof GraphRefusal && error.code !== undefined;
  return isMetas && (code === 'account-refused' || code === 'refused') ? 'account-refused' : 'unreachable';
}
