import { testIds } from '../../../test/support/in-process.ts';
import type { Conversation } from '../../core/conversation.ts';
import type { Escalation } from '../../core/escalation.ts';
import type { Message } from '../../core/message.ts';
import type { TurnRecord } from '../../core/turn.ts';
import type { Store } from '../../ports/store.ts';
import type { Reply } from './agents.ts';
import type { Platform } from './platforms.ts';
import type { Trouble } from './troubles.ts';

/** One copy of a text at the platform. */
export interface Arrival {
  readonly text: string;
  readonly at: Date;
  /** The platform broke the connection instead of answering. */
  readonly unanswered: boolean;
}

/** What is kept of one conversation. */
export interface Records {
  readonly conversation: Conversation | undefined;
  readonly messages: readonly Message[];
  readonly turns: readonly TurnRecord[];
  readonly escalations: readonly Escalation[];
}

export async function readRecords(store: Store, conversationId: string): Promise<Records> {
  return {
    conversation: await store.conversations.get(conversationId),
    messages: await store.messages.after(conversationId, 0),
    turns: await store.turns.ofConversation(conversationId),
    escalations: await store.escalations.ofConversation(conversationId),
  };
}

/** What one person did and saw. */
export interface Account {
  readonly channel: 'webchat' | Platform['channel'];
  readonly conversationId: string;
  /** What was acknowledged, in order. */
  readonly sent: readonly { readonly id?: string; readonly text: string }[];
  /** Web chat: what the stream brought. */
  readonly heard?: readonly { readonly seq: number; readonly text: string }[];
  /** Elsewhere: what arrived at the platform, in order, and as what a message has to arrive. */
  readonly arrived?: readonly Arrival[];
  readonly partsOf?: Platform['partsOf'];
  readonly wantsAgent: boolean;
}

/** A trouble of ours may begin before the message it cuts off: the longest silence of a host lasts 40 s. */
const LONGEST_TROUBLE_MS = 45_000;

/** What the books hold together, and where they differ. */
export class Books {
  readonly differences: string[] = [];
  readonly figures = {
    conversations: 0,
    acknowledged: 0,
    answered: 0,
    silent: 0,
    replies: 0,
    delivered: 0,
    extraCopies: 0,
    failedVisibly: 0,
    escalations: 0,
    agentReplies: 0,
  };

  constructor(private readonly troubles: readonly Trouble[]) {}

  compare(account: Account, replies: readonly Reply[], records: Records): void {
    const { messages } = records;
    this.figures.conversations += 1;
    this.compareSent(account, messages);
    this.compareAnswers(account, records);
    this.compareEscalations(account, records);
    this.compareReplies(account, messages, replies);
    if (account.heard) this.compareHeard(account, messages, account.heard);
    const { arrived, partsOf } = account;
    if (arrived && partsOf) this.compareArrived(account, messages, { arrived, partsOf });
  }

  private differ(account: Account, what: string): void {
    this.differences.push(`${account.channel} ${account.conversationId}: ${what}`);
  }

  /** Stored once, in the order sent, numbered without gap or double. */
  private compareSent(account: Account, messages: readonly Message[]): void {
    const stored = messages.filter(({ from }) => from === 'citizen');
    const [sent, kept] = [account.sent.map(({ text }) => text), stored.map(({ text }) => text)];
    if (sent.join('\n') !== kept.join('\n'))
      this.differ(account, `acknowledged ${JSON.stringify(sent)}, stored ${JSON.stringify(kept)}`);
    for (const { id } of account.sent)
      if (id && !stored.some((one) => one.id === id)) this.differ(account, `${id} is not stored`);
    if (messages.some(({ seq }, index) => seq !== index + 1))
      this.differ(account, 'numbers with gap or double');
    this.figures.acknowledged += sent.length;
  }

  /** Each answered once, in order, by replies that derive from it; or left to the agent who held the conversation. */
  private compareAnswers(account: Account, { messages, turns: written }: Records): void {
    const turns = new Set(written.map(({ id }) => id));
    const places = new Map(messages.map(({ id, seq }) => [id, seq]));
    let last = 0;
    let derived = 0;
    for (const { id, handling } of messages.filter(({ from }) => from === 'citizen')) {
      if (handling !== 'done') this.differ(account, `${id} is ${handling}`);
      if (turns.has(id)) this.figures.answered += 1;
      else this.figures.silent += 1;
      const replies = repliesTo(id, places);
      if (turns.has(id) !== replies.length > 0) this.differ(account, `${id} has ${replies.length} replies`);
      if (replies.some((seq) => seq <= last)) this.differ(account, `${id} is answered out of order`);
      last = Math.max(last, ...replies);
      derived += replies.length;
    }
    const spoken = messages.filter(({ from }) => from === 'bot').length;
    if (spoken !== derived) this.differ(account, `${spoken} words of the bot, ${derived} of them answers`);
    this.figures.replies += derived;
  }

  /** Who asked has had an agent; never two open ones; none left over. */
  private compareEscalations(account: Account, { escalations: all, conversation }: Records): void {
    this.figures.escalations += all.length;
    if (account.wantsAgent && all.length === 0) this.differ(account, 'asked for an agent, no escalation');
    const open = all.filter(({ state }) => state !== 'resolved').length;
    if (open > 0) this.differ(account, `${open} escalations are still open`);
    if (all.length > 0 && conversation?.state !== 'bot')
      this.differ(account, `is left ${conversation?.state}`);
    const wanted = account.sent.length;
    if (all.length > wanted) this.differ(account, `${all.length} escalations of ${wanted} messages`);
  }

  /** What the desk acknowledged of agents' words is stored once. */
  private compareReplies(account: Account, messages: readonly Message[], replies: readonly Reply[]): void {
    const stored = messages.filter(({ from }) => from === 'agent').map(({ text }) => text);
    const mine = replies.filter((one) => one.conversationId === account.conversationId);
    this.figures.agentReplies += mine.length;
    for (const { text } of mine) {
      const copies = stored.filter((one) => one === text).length;
      if (copies !== 1) this.differ(account, `a reply of an agent is stored ${copies} times`);
    }
    if (new Set(stored).size !== stored.length) this.differ(account, 'an agent’s words are doubled');
  }

  /** Web chat: every number once, in order. */
  private compareHeard(
    account: Account,
    messages: readonly Message[],
    heard: readonly { seq: number }[],
  ): void {
    const [seen, stored] = [heard.map(({ seq }) => seq), messages.map(({ seq }) => seq)];
    if (seen.join() !== stored.join())
      this.differ(account, `the stream brought ${seen}, stored are ${stored}`);
    this.figures.delivered += messages.filter(({ from }) => from !== 'citizen').length;
  }

  /** Elsewhere: every part arrived, in order, with at most one more copy for each interruption on its way. */
  private compareArrived(
    account: Account,
    messages: readonly Message[],
    { arrived, partsOf }: Required<Pick<Account, 'arrived' | 'partsOf'>>,
  ): void {
    const parts: { text: string; message: Message; copies: Arrival[] }[] = [];
    for (const message of messages.filter(({ from }) => from !== 'citizen')) {
      const { state } = message.delivery ?? {};
      if (state === 'failed') this.figures.failedVisibly += 1;
      else if (state === 'sent') this.figures.delivered += 1;
      else this.differ(account, `${message.id} is ${state ?? 'not to be delivered'}`);
      for (const text of state === 'failed' ? [] : partsOf(message))
        parts.push({ text, message, copies: [] });
    }
    let next = 0;
    for (const arrival of arrived) {
      const { text } = arrival;
      const [due] = parts.slice(next);
      const again = parts.slice(0, next).findLast((part) => part.text === text);
      // Of the same words, said twice, the later ones cannot have come before they were said.
      if (due?.text === text && arrival.at >= due.message.at) parts[next++]?.copies.push(arrival);
      else if (again) again.copies.push(arrival);
      else this.differ(account, 'something arrived out of order or was never stored');
    }
    if (next < parts.length) this.differ(account, `${parts.length - next} parts never arrived`);
    for (const { message, copies } of parts) this.compareCopies(account, message, copies);
  }

  private compareCopies(account: Account, { id, at }: Message, copies: readonly Arrival[]): void {
    const extra = copies.length - 1;
    if (extra <= 0) return;
    this.figures.extraCopies += extra;
    const last = copies.at(-1)?.at ?? at;
    const since = new Date(at.getTime() - LONGEST_TROUBLE_MS);
    const ours = this.troubles.filter((one) => one.at >= since && one.at <= last).length;
    const interruptions = ours + copies.filter(({ unanswered }) => unanswered).length;
    if (extra > interruptions)
      this.differ(account, `${id} came ${extra} times too often, cut off ${interruptions} times`);
  }
}

/** The numbers of the replies that a message has had. */
function repliesTo(id: string, places: ReadonlyMap<string, number>): number[] {
  const found: number[] = [];
  for (let index = 0; ; index++) {
    const seq = places.get(testIds.consequence(id, index));
    if (seq === undefined) return found;
    found.push(seq);
  }
}
