import { createAnswer } from '../../bot/answer.ts';
import { createOpenConversation } from '../../bot/open.ts';
import { createReceive } from '../../bot/receive.ts';
import type { Agent } from '../../core/agent.ts';
import { encodeAct } from '../../core/citizen-act.ts';
import { type Escalation, RATINGS } from '../../core/escalation.ts';
import type { Language } from '../../core/language.ts';
import type { InboundMessage } from '../../core/message.ts';
import type { IntentRouter } from '../../core/router.ts';
import { createPhoneKeeper } from '../../escalation/call-back.ts';
import { createEscalations, type Escalations } from '../../escalation/escalations.ts';
import type { EscalationParts } from '../../escalation/parts.ts';
import { createStandings } from '../../escalation/place.ts';
import { createRouteHandler } from '../../escalation/route.ts';
import type { Log } from '../../ports/log.ts';
import { createErasedMessages } from '../../privacy/erased.ts';
import { addNote } from '../notes.ts';
import type { Suggest } from '../suggestions.ts';
import { DEMO } from './mark.ts';
import { AGENT_LINES, CALLS, NOTES, type Script, TAGS, THANKS } from './scripts.ts';

export interface DemoParts extends Omit<EscalationParts, 'now' | 'queue' | 'hints'> {
  readonly router: () => IntentRouter;
  readonly suggest: Suggest;
  readonly say: Parameters<typeof createAnswer>[0]['say'];
  readonly log: Log;
  /** The moment up to which the history runs. */
  readonly until: Date;
  /** 0 to 1, like `Math.random`; seeded, the same life comes out again. */
  readonly random: () => number;
  readonly randomBytes: (size: number) => Buffer;
}

const MINUTE = 60_000;

/** Plays invented people, one after the other, on a clock of its own. */
export class Life {
  /** Conversations so far. */
  count = 0;
  #at: Date;
  #messages = 0;
  readonly #receive;
  readonly #answer;
  readonly escalations: Escalations;
  readonly #route;
  readonly #shared;

  constructor(
    readonly parts: DemoParts,
    /** Those of the call centre. */
    private readonly agents: readonly Agent[],
  ) {
    this.#at = parts.until;
    const now = () => this.#at;
    // Nobody listens: a running app finds all of it in the store.
    const queue = { wake: async () => undefined, work: async () => ({ stop: async () => undefined }) };
    const silent = { ping: async () => undefined, close: async () => undefined };
    const hints = { publish: async () => undefined, subscribe: () => () => undefined };
    const phones = createPhoneKeeper({ ...parts, now });
    const standingOf = createStandings({ ...parts, now });
    const erased = createErasedMessages({ ...parts, now });
    this.#shared = { ...parts, erased, phones, standingOf, now, queue: { ...queue, ...silent }, hints };
    const { conversations, messages } = parts.store;
    const openConversation = createOpenConversation({ ...this.#shared, conversations });
    this.#receive = createReceive({ ...this.#shared, openConversation, messages });
    this.#answer = createAnswer(this.#shared);
    this.escalations = createEscalations(this.#shared);
    this.#route = createRouteHandler(this.#shared);
  }

  /** Goes to a moment, back or forth; never past the end of the history. */
  goTo(at: Date): void {
    this.#at = new Date(Math.min(at.getTime(), this.parts.until.getTime()));
  }
  pass(minutes: number): void {
    this.goTo(new Date(this.#at.getTime() + minutes * MINUTE));
  }

  /** Somebody new writes; the id of their conversation. */
  async talk({ language, texts }: Script, mission?: string): Promise<string> {
    this.count += 1;
    const person = { personId: `${DEMO}citizen-${this.count}`, languageHint: language };
    let id = '';
    for (const text of texts) {
      id = await this.#hear({ ...person, text, ...(mission && { mission }) });
      this.pass(1);
    }
    return id;
  }

  async say(id: string, text: string): Promise<void> {
    const conversation = await this.parts.store.conversations.get(id);
    if (conversation) await this.#hear({ personId: conversation.personId, text });
  }

  /** Presses a choice that was shown. */
  async press(id: string, choice: string): Promise<void> {
    const conversation = await this.parts.store.conversations.get(id);
    const shown = (await this.parts.store.messages.after(id, 0)).flatMap(({ choices = [] }) => choices);
    const label = shown.findLast((one) => one.id === choice)?.label ?? '';
    if (conversation) await this.#hear({ personId: conversation.personId, text: label, choice });
  }

  /** One message as the program takes, answers and hands on every other. */
  async #hear(message: Pick<InboundMessage, 'personId' | 'text' | 'choice'>): Promise<string> {
    this.#messages += 1;
    const platformId = `m${this.#messages}`;
    const sent = await this.#receive({ ...message, channel: 'webchat', platformId, sentAt: this.#at });
    await this.#answer(sent.conversationId);
    const open = await this.openOf(sent.conversationId);
    if (open?.state === 'waiting') await this.waits(open.id);
    return sent.conversationId;
  }

  /** What the program does with whoever waits: told their place. */
  async waits(escalationId: string): Promise<void> {
    await this.#route(escalationId);
  }

  openOf(conversationId: string): Promise<Escalation | undefined> {
    return this.parts.store.escalations.openOf(conversationId);
  }

  agentFor(language: Language): Agent {
    const able = this.agents.filter(({ languages }) => languages.includes(language));
    return this.pick(able.length > 0 ? able : this.agents);
  }

  /** Claims and answers; `toTheEnd` also thanks, ends and often a word on how it was. */
  async serve(
    { id: escalationId, conversationId: id, language }: Escalation,
    { toTheEnd, agent = this.agentFor(language) }: { toTheEnd: boolean; agent?: Agent },
  ): Promise<void> {
    await this.escalations.claim(escalationId, agent);
    this.pass(1);
    const paragraph = await this.#paragraph(id);
    const words = [AGENT_LINES[language], ...(paragraph ? [paragraph] : [])].join('\n\n');
    await this.escalations.reply({ conversationId: id, clientId: 'r1', text: words }, agent);
    if (this.below(4) === 0) await this.note(id, agent);
    if (!toTheEnd) return;
    this.pass(2 + this.below(6));
    await this.say(id, THANKS[language]);
    this.pass(1);
    const disposition = this.below(6) === 0 ? 'referred' : 'answered';
    await this.escalations.resolve(escalationId, { disposition, tags: [this.pick(TAGS)] }, agent);
    if (this.below(2) === 0) await this.#rate(escalationId, id);
  }

  async #rate(escalationId: string, id: string): Promise<void> {
    // Two in three are content.
    const rating = this.below(3) > 0 ? 'good' : this.pick(RATINGS);
    this.pass(1);
    await this.press(id, encodeAct({ kind: 'rate', escalationId, rating }));
  }

  /** What the catalogue says about the service that the talk was of. */
  async #paragraph(id: string): Promise<string | undefined> {
    const conversation = await this.parts.store.conversations.get(id);
    const { service, slots } = conversation?.memory ?? {};
    if (!conversation || !service) return undefined;
    const language = conversation.language ?? 'fr';
    return this.parts.suggest({ service, aspect: 'documents', slots: slots ?? {}, language, at: this.#at })
      ?.text;
  }

  async note(conversationId: string, agent: Agent): Promise<void> {
    await addNote(this.#shared, { conversationId, clientId: 'n1', text: this.pick(NOTES) }, agent);
  }

  async call(): Promise<void> {
    const agent = this.pick(this.agents);
    this.count += 1;
    const call = { ...this.pick(CALLS), clientId: String(this.count) };
    const { id, conversationId } = await this.escalations.openCall(call, agent);
    this.pass(2);
    await this.note(conversationId, agent);
    this.pass(2);
    await this.escalations.resolve(id, { disposition: 'answered', tags: [this.pick(TAGS)] }, agent);
  }

  below(limit: number): number {
    return Math.floor(this.parts.random() * limit);
  }
  pick<T>(list: readonly T[]): T {
    const picked = list[this.below(list.length)];
    if (picked === undefined) throw new RangeError('There is nothing to pick from.');
    return picked;
  }
}
