import type { Agent, DeskSession } from '../core/agent.ts';
import type { AuditEntry } from '../core/audit.ts';
import type { CallBack } from '../core/call-back.ts';
import type { Conversation } from '../core/conversation.ts';
import type { CannedReply, Note } from '../core/desk-notes.ts';
import type { DutyShift } from '../core/duty.ts';
import type { Remembering } from '../core/erased.ts';
import type { Escalation, EscalationState } from '../core/escalation.ts';
import type { ChannelName, Delivery, Message, NewMessage } from '../core/message.ts';
import type { MissionCalendar } from '../core/mission-calendar.ts';
import type { Outcome } from '../core/outcome.ts';
import type { Team } from '../core/team.ts';
import type { TurnRecord, TurnWrites } from '../core/turn.ts';

/**
 * All that is kept. Every promise holds on each implementation and for several processes at once. All dates are
 * UTC instants. What is returned is a plain object of the caller's own. A store that cannot be reached rejects
 * with `AppError('service.unavailable')`.
 */
export interface Store {
  readonly kind: 'sqlite' | 'mongo';
  readonly conversations: ConversationStore;
  readonly messages: MessageStore;
  readonly turns: TurnStore;
  readonly escalations: EscalationStore;
  readonly deliveries: DeliveryStore;
  readonly agents: AgentStore;
  readonly sessions: SessionStore;
  readonly notes: NoteStore;
  readonly canned: CannedStore;
  readonly callBacks: CallBackStore;
  readonly duty: DutyStore;
  readonly missionCalendars: MissionCalendarStore;
  readonly teams: TeamStore;
  readonly values: ValueStore;
  readonly privacy: PrivacyStore;
  readonly audit: AuditStore;
  /** Resolves if the store can read and write now. */
  ping(): Promise<void>;
  /** Safe to call twice. */
  close(): Promise<void>;
}

export interface ConversationStore {
  /** Inserts it unless one of that id is there; returns the stored one. */
  ensure(conversation: Conversation): Promise<Conversation>;
  get(id: string): Promise<Conversation | undefined>;
  getMany(ids: readonly string[]): Promise<Conversation[]>;
  /** Saves if the stored version is still `conversation.version`, which then grows by one; else `undefined`. */
  save(conversation: Conversation): Promise<Conversation | undefined>;
  /** Those whose id is greater than `after` (by UTF-8 bytes), in order of the id. For walks over all of them. */
  page(after: string, limit: number): Promise<Conversation[]>;
  /** Removes it with its messages, turns, escalations, notes and call-backs. Safe to repeat after a crash within. */
  erase(id: string): Promise<void>;
}

export interface MessageStore {
  /** Numbers and stores it. If its id is there already, changes nothing and returns the stored one with `added: false`. */
  append(message: NewMessage): Promise<{ message: Message; added: boolean }>;
  get(id: string): Promise<Message | undefined>;
  /** Messages with `seq` greater than `after`, in order. `limit` defaults to 1,000. */
  after(conversationId: string, after: number, limit?: number): Promise<Message[]>;
  /** The last `limit` messages, in order. */
  latest(conversationId: string, limit: number): Promise<Message[]>;
  /** The citizen's messages still `received` with `seq` greater than `after`, in order. */
  unhandled(conversationId: string, after: number): Promise<Message[]>;
  /** Conversations that have a message `received` before the instant; oldest first. */
  conversationsUnhandledSince(before: Date, limit: number): Promise<string[]>;
  /** Marks a message, as the commit of its turn does: for one that was cut off within it. */
  mark(id: string, handling: 'done' | 'failed'): Promise<void>;
  /** Adds one to the message's attempts and returns the new number. */
  countAttempt(id: string): Promise<number>;
  /** Messages that contain the words as they stand, newest first; case counts for nothing in Latin letters without accents. */
  search(words: string, limit: number): Promise<Message[]>;
}

export interface TurnStore {
  /**
   * Writes a whole turn: messages, record and escalation first, insert-or-ignore by id, then the conversation if its
   * version still stands, and with it the mark of the message `handled`. Replies of channels that deliver are stored with
   * their `delivery`. A crash may leave that mark out: see `mark`.
   * `undefined` if the conversation was changed meanwhile: load it again and decide again. After a crash anywhere
   * within, the same call completes the turn and doubles nothing. An escalation that meets one already open for the
   * conversation is dropped in its favour.
   */
  commit(writes: TurnWrites): Promise<{ conversation: Conversation; messages: Message[] } | undefined>;
  get(inboundId: string): Promise<TurnRecord | undefined>;
  ofConversation(conversationId: string): Promise<TurnRecord[]>;
  /** How many turns ended in each outcome, service and language in the period. */
  counts(
    from: Date,
    to: Date,
  ): Promise<{ channel: ChannelName; language: string; service: string; outcome: string; count: number }[]>;
  /** Which conversations had turns in the period, each with every language and service it had. */
  conversations(
    from: Date,
    to: Date,
  ): Promise<{ conversationId: string; channel: ChannelName; language: string; service: string }[]>;
  /** Turns of the period that ended in one of the outcomes, newest first. */
  ended(period: { from: Date; to: Date; outcomes: readonly Outcome[]; limit: number }): Promise<TurnRecord[]>;
}

export interface EscalationStore {
  /** Opens an escalation, or returns the one already open for that conversation, or the one of that id. */
  open(escalation: Escalation): Promise<Escalation>;
  get(id: string): Promise<Escalation | undefined>;
  /** The one waiting or assigned for the conversation. */
  openOf(conversationId: string): Promise<Escalation | undefined>;
  /** `waiting`: highest priority first, then longest waiting. `assigned`: oldest first. `resolved`: newest first. */
  list(filter: { state: EscalationState; agentId?: string; limit?: number }): Promise<Escalation[]>;
  /** All of one conversation, oldest first. */
  ofConversation(conversationId: string): Promise<Escalation[]>;
  /** Of each of these conversations those resolved since the instant, newest first. */
  resolvedOf(conversationIds: readonly string[], since: Date): Promise<Escalation[]>;
  /** Those opened in the period, whatever became of them; oldest first. */
  opened(from: Date, to: Date, limit: number): Promise<Escalation[]>;
  /** Saves if the stored version is still `escalation.version`, which then grows by one; else `undefined`. */
  save(escalation: Escalation): Promise<Escalation | undefined>;
}

/** Messages on their way to a platform; the state lives in the message's `delivery`. */
export interface DeliveryStore {
  /** Undelivered messages (`pending` or `unconfirmed`) of a conversation, in order of `seq`. */
  pending(conversationId: string): Promise<Message[]>;
  /**
   * Conversations of a channel with undelivered messages stored before the instant; oldest first. `waiting`: only those
   * with messages that wait until the person writes; else only those with others.
   */
  conversationsPendingSince(
    channel: ChannelName,
    before: Date,
    limit: number,
    options?: { waiting: boolean },
  ): Promise<string[]>;
  update(messageId: string, delivery: Delivery): Promise<void>;
  /**
   * Records the next attempt, `delivery.attempts`, unless somebody else has: the message is then no longer undelivered
   * after one attempt less. Says whether it did; of several at once, one.
   */
  begin(messageId: string, delivery: Delivery): Promise<boolean>;
  /** The message a platform id was given to, for delivery reports. */
  findByPlatformId(channel: ChannelName, platformId: string): Promise<Message | undefined>;
}

export interface AgentStore {
  /** @throws {AppError} `agent.exists` if the e-mail is taken. */
  add(agent: Agent): Promise<Agent>;
  get(id: string): Promise<Agent | undefined>;
  byEmail(email: string): Promise<Agent | undefined>;
  list(): Promise<Agent[]>;
  /** Saves if the stored version is still `agent.version`, which then grows by one; else `undefined`. */
  save(agent: Agent): Promise<Agent | undefined>;
  /** For accounts made for a demonstration; people who leave are disabled, since their words stay. */
  remove(id: string): Promise<void>;
}

export interface SessionStore {
  add(session: DeskSession): Promise<void>;
  get(tokenHash: string): Promise<DeskSession | undefined>;
  /** Newest first. */
  ofAgent(agentId: string): Promise<DeskSession[]>;
  remove(tokenHash: string): Promise<void>;
  removeOfAgent(agentId: string): Promise<void>;
  removeExpired(now: Date): Promise<number>;
}

export interface NoteStore {
  /** Inserts it unless one of that id is there. */
  add(note: Note): Promise<void>;
  /** Oldest first. */
  ofConversation(conversationId: string): Promise<Note[]>;
}

export interface CannedStore {
  /** In order of shortcut and language. */
  list(): Promise<CannedReply[]>;
  /** Inserts it, or replaces the one of its id. */
  put(reply: CannedReply): Promise<void>;
  remove(id: string): Promise<void>;
}

/** People who asked to be rung up. Their telephone numbers stand nowhere else. */
export interface CallBackStore {
  /** Inserts it unless one of that id is there; says whether it did. */
  add(callBack: CallBack): Promise<boolean>;
  get(id: string): Promise<CallBack | undefined>;
  /** Oldest first. */
  ofConversation(conversationId: string): Promise<CallBack[]>;
  /** Those still to be made, the one that is due first first. */
  due(limit: number): Promise<CallBack[]>;
  /** Saves if the stored version is still `callBack.version`, which then grows by one; else `undefined`. */
  save(callBack: CallBack): Promise<CallBack | undefined>;
  /** Removes those closed before one instant, and those asked for before another; says how many. */
  removeBefore(limits: { readonly closed: Date; readonly asked: Date }): Promise<number>;
}

/** Who looks after emergencies, and when. */
export interface DutyStore {
  /** Inserts it, or replaces the one of its id. */
  put(shift: DutyShift): Promise<void>;
  get(id: string): Promise<DutyShift | undefined>;
  remove(id: string): Promise<void>;
  /** Those that touch the period, in order of their beginning. */
  list(from: Date, to: Date): Promise<DutyShift[]>;
}

export interface MissionCalendarStore {
  /** In order of the mission's id. */
  list(): Promise<MissionCalendar[]>;
  get(missionId: string): Promise<MissionCalendar | undefined>;
  /** Inserts it, or replaces the one of its mission. */
  put(calendar: MissionCalendar): Promise<void>;
  remove(missionId: string): Promise<void>;
}

export interface TeamStore {
  /** In order of the name. */
  list(): Promise<Team[]>;
  get(id: string): Promise<Team | undefined>;
  /** Inserts it, or replaces the one of its id. */
  put(team: Team): Promise<void>;
  remove(id: string): Promise<void>;
}

/**
 * Removes people's words and keeps what is counted. Every call may be repeated after a crash within. Of the citizens'
 * messages that are removed a mark stays for a while.
 */
export interface PrivacyStore {
  /**
   * Removes the conversation's messages up to `through`, its notes and call-backs, what was understood of the
   * messages, and what agents remarked. Turns and escalations stay, without words.
   */
  scrub(conversationId: string, through: number, remembering: Remembering): Promise<void>;
  /**
   * Removes the conversation with its messages, notes and call-backs. Its turns and escalations stay for counting, without words,
   * under `alias`, which leads back to nobody.
   */
  dissolve(conversationId: string, alias: string, remembering: Remembering): Promise<void>;
  /** Removes one message, which was stored again in the very moment in which it was erased. */
  takeBack(messageId: string): Promise<void>;
  /** Whether the mark of a message stayed. */
  wasErased(mark: string): Promise<boolean>;
  /** Removes the marks of messages stored before the instant; says how many. */
  removeMarksBefore(instant: Date): Promise<number>;
  /** Conversations that nobody waits in, not held, and unchanged since before the instant; oldest first. */
  inactiveSince(before: Date, limit: number): Promise<Conversation[]>;
  /** Those whose words were erased on request before the instant and who have not written since; oldest first. */
  forgottenBefore(before: Date, limit: number): Promise<Conversation[]>;
  /** Removes up to `limit` that were opened before the instant and never written in, but for telephone calls; says how many. */
  removeUnused(before: Date, limit: number): Promise<number>;
}

/** The book of who saw and did what. Entries are never changed. */
export interface AuditStore {
  /** Inserts it unless one of that id is there. */
  add(entry: AuditEntry): Promise<void>;
  /** Newest first. */
  list(filter: AuditFilter): Promise<AuditEntry[]>;
  /** How many were removed. */
  removeBefore(instant: Date): Promise<number>;
}

export interface AuditFilter {
  readonly subject?: string;
  readonly actor?: string;
  /** Only older ones. */
  readonly before?: Date;
  readonly limit: number;
}

/** Small named values that outlive a restart (a polling offset…). */
export interface ValueStore {
  get(name: string): Promise<string | undefined>;
  set(name: string, value: string): Promise<void>;
  /** Nothing if it has no value. */
  remove(name: string): Promise<void>;
  /** Sets it if it still is `from` (`undefined`: if there is none); says whether it did. Of many at once one succeeds. */
  swap(name: string, from: string | undefined, to: string): Promise<boolean>;
  /** Counts: 1, 2, 3… Each call gets a number of its own, from whichever process. Not for a name that is `set`. */
  increment(name: string): Promise<number>;
}
