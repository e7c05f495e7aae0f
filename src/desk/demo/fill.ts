import { createAnswer } from '../../bot/answer.ts';
import { createOpenConversation } from '../../bot/open.ts';
import { createReceive } from '../../bot/receive.ts';
import type { Agent } from '../../core/agent.ts';
import { encodeAct } from '../../core/citizen-act.ts';
import { cannedId } from '../../core/desk-notes.ts';
import { RATINGS } from '../../core/escalation.ts';
import type { Language } from '../../core/language.ts';
import type { IntentRouter } from '../../core/router.ts';
import { createPhoneKeeper } from '../../escalation/call-back.ts';
import { createEscalations, type Escalations } from '../../escalation/escalations.ts';
import type { EscalationParts } from '../../escalation/parts.ts';
import type { Log } from '../../ports/log.ts';
import { addNote } from '../notes.ts';
import { hashPassword, SALT_BYTES } from '../password.ts';
import type { Suggest } from '../suggestions.ts';
import { DEMO } from './mark.ts';
import {
  AGENT_LINES,
  AGENTS,
  ASK_FOR_AGENT,
  CALLS,
  CANNED,
  NOTES,
  SCRIPTS,
  type Script,
  TAGS,
  THANKS,
} from './scripts.ts';

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

const DAYS = 30;
const PER_DAY = { least: 3, most: 7 };
/** Who waits and who is being served when the demonstration is opened. */
const LIVE = { waiting: 6, assigned: 4 };
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * Fills a store with a month of invented life, through the very use cases that serve real people, at times of the
 * past. Returns the accounts; all share one password.
 */
export async function fillDemo(
  parts: DemoParts,
): Promise<{ emails: string[]; password: string; conversations: number }> {
  const password = parts.randomBytes(12).toString('base64url');
  const agents = await addAgents(parts, password);
  await addCanned(parts);
  const life = new Life(
    parts,
    agents.filter(({ role }) => role === 'agent'),
  );
  await life.history();
  await life.present();
  return { emails: agents.map(({ email }) => email), password, conversations: life.count };
}

async function addAgents({ store, until, randomBytes }: DemoParts, password: string): Promise<Agent[]> {
  const passwordHash = await hashPassword(password, randomBytes(SALT_BYTES));
  const createdAt = new Date(until.getTime() - (DAYS + 1) * DAY);
  const made: Agent[] = [];
  for (const account of AGENTS) {
    const id = account.name.toLowerCase().replace(' ', '-');
    const agent = { ...account, id: `${DEMO}${id}`, email: `${id}@example.org`, passwordHash, createdAt };
    const away = { disabled: false, presence: 'away', presenceSince: until, version: 0 } as const;
    made.push(await store.agents.add({ ...agent, ...away }));
  }
  return made;
}

async function addCanned({ store, until }: DemoParts): Promise<void> {
  for (const { shortcut, language, text } of CANNED) {
    const marked = `${DEMO}${shortcut}`;
    const reply = { id: cannedId(language, marked), shortcut: marked, language, text, updatedAt: until };
    await store.canned.put(reply);
  }
}

/** Plays invented people, one after the other, on a clock of its own. */
class Life {
  count = 0;
  #at: Date;
  readonly #receive;
  readonly #answer;
  readonly #escalations: Escalations;
  readonly #shared;

  constructor(
    private readonly parts: DemoParts,
    private readonly agents: readonly Agent[],
  ) {
    this.#at = parts.until;
    const now = () => this.#at;
    // Nobody listens: a running app finds all of it in the store.
    const queue = { wake: async () => undefined, work: async () => ({ stop: async () => undefined }) };
    const silent = { ping: async () => undefined, close: async () => undefined };
    const hints = { publish: async () => undefined, subscribe: () => () => undefined };
    const phones = createPhoneKeeper({ ...parts, now });
    this.#shared = { ...parts, phones, now, queue: { ...queue, ...silent }, hints };
    const { conversations, messages } = parts.store;
    const openConversation = createOpenConversation({ ...this.#shared, conversations });
    this.#receive = createReceive({ ...this.#shared, openConversation, messages });
    this.#answer = createAnswer(this.#shared);
    this.#escalations = createEscalations(this.#shared);
  }

  async history(): Promise<void> {
    for (let day = DAYS; day > 0; day--) {
      const talks = PER_DAY.least + this.#below(PER_DAY.most - PER_DAY.least + 1);
      for (let n = 0; n < talks; n++) {
        this.#at = this.#hourOf(day);
        await this.#finishedTalk(this.#pick(SCRIPTS));
      }
      this.#at = this.#hourOf(day);
      if (day % 3 === 0) await this.#call();
    }
  }

  async present(): Promise<void> {
    for (let n = 0; n < LIVE.waiting + LIVE.assigned; n++) {
      this.#at = new Date(this.parts.until.getTime() - (LIVE.waiting + LIVE.assigned - n) * MINUTE);
      const script = this.#pick(
        SCRIPTS.filter(({ texts }) => texts.length < 3 && texts !== SCRIPTS.at(-1)?.texts),
      );
      const id = await this.#talk({ ...script, texts: [...script.texts, ASK_FOR_AGENT[script.language]] });
      const open = await this.parts.store.escalations.openOf(id);
      if (open && n < LIVE.assigned) await this.#serve(open.id, id, script.language, false);
    }
  }

  /** Three in four who wait are served; the others leave, or stay with the bot. */
  async #finishedTalk(script: Script): Promise<void> {
    const id = await this.#talk(script);
    const open = await this.parts.store.escalations.openOf(id);
    if (!open) return;
    this.#pass(1 + this.#below(12));
    if (this.#below(8) === 0) await this.#say(id, '', encodeAct({ kind: 'leave-queue' }));
    else await this.#serve(open.id, id, script.language, true);
  }

  async #talk({ language, texts }: Script): Promise<string> {
    this.count += 1;
    const person = `${DEMO}citizen-${this.count}`;
    let id = '';
    for (const [index, text] of texts.entries()) {
      const inbound = { channel: 'webchat', personId: person, platformId: `m${index}` } as const;
      const sent = await this.#receive({ ...inbound, text, languageHint: language, sentAt: this.#at });
      id = sent.conversationId;
      await this.#answer(id);
      this.#pass(1);
    }
    return id;
  }

  async #say(id: string, text: string, choice?: string): Promise<void> {
    const conversation = await this.parts.store.conversations.get(id);
    if (!conversation) return;
    const platformId = `m${this.#at.getTime()}`;
    const { channel, personId } = conversation;
    await this.#receive({ channel, personId, platformId, text, sentAt: this.#at, ...(choice && { choice }) });
    await this.#answer(id);
  }

  async #serve(escalationId: string, id: string, language: Language, toTheEnd: boolean): Promise<void> {
    const able = this.agents.filter(({ languages }) => languages.includes(language));
    const agent = this.#pick(able.length > 0 ? able : this.agents);
    await this.#escalations.claim(escalationId, agent);
    this.#pass(1);
    const paragraph = await this.#paragraph(id);
    const words = [AGENT_LINES[language], ...(paragraph ? [paragraph] : [])].join('\n\n');
    await this.#escalations.reply({ conversationId: id, clientId: 'r1', text: words }, agent);
    if (this.#below(4) === 0) await this.#note(id, agent);
    if (!toTheEnd) return;
    this.#pass(2 + this.#below(6));
    await this.#say(id, THANKS[language]);
    this.#pass(1);
    const disposition = this.#below(6) === 0 ? 'referred' : 'answered';
    await this.#escalations.resolve(escalationId, { disposition, tags: [this.#pick(TAGS)] }, agent);
    if (this.#below(2) === 0) await this.#rate(escalationId, id);
  }

  async #rate(escalationId: string, id: string): Promise<void> {
    // Two in three are content.
    const rating = this.#below(3) > 0 ? 'good' : this.#pick(RATINGS);
    this.#pass(1);
    await this.#say(id, rating, encodeAct({ kind: 'rate', escalationId, rating }));
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

  async #note(conversationId: string, agent: Agent): Promise<void> {
    await addNote(this.#shared, { conversationId, clientId: 'n1', text: this.#pick(NOTES) }, agent);
  }

  async #call(): Promise<void> {
    const agent = this.#pick(this.agents);
    this.count += 1;
    const call = { ...this.#pick(CALLS), clientId: String(this.count) };
    const { id, conversationId } = await this.#escalations.openCall(call, agent);
    this.#pass(2);
    await this.#note(conversationId, agent);
    this.#pass(2);
    await this.#escalations.resolve(id, { disposition: 'answered', tags: [this.#pick(TAGS)] }, agent);
  }

  #pass(minutes: number): void {
    this.#at = new Date(Math.min(this.#at.getTime() + minutes * MINUTE, this.parts.until.getTime()));
  }
  /** Some time between eight and nineteen o'clock UTC. */
  #hourOf(daysAgo: number): Date {
    const day = new Date(this.parts.until.getTime() - daysAgo * DAY);
    day.setUTCHours(8 + this.#below(11), this.#below(60), 0, 0);
    return day;
  }
  #below(limit: number): number {
    return Math.floor(this.parts.random() * limit);
  }
  #pick<T>(list: readonly T[]): T {
    const picked = list[this.#below(list.length)];
    if (picked === undefined) throw new RangeError('There is nothing to pick from.');
    return picked;
  }
}
