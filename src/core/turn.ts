import type { Conversation } from './conversation.ts';
import type { Escalation } from './escalation.ts';
import type { Language } from './language.ts';
import type { ChannelName, NewMessage } from './message.ts';
import type { Outcome } from './outcome.ts';
import type { Understanding } from './understanding.ts';

/** What became of one citizen message: the record behind counts, reports and the desk's “how the bot understood it”. */
export interface TurnRecord {
  /** The id of the citizen message. */
  readonly id: string;
  readonly conversationId: string;
  readonly channel: ChannelName;
  readonly language: Language;
  readonly outcome: Outcome;
  /**
   * Absent when a choice was pressed or the conversation was with an agent. Where it is `elliptic`, service and aspect
   * are those of the talk; the confidence is that of the words alone.
   */
  readonly understanding?: Understanding;
  readonly at: Date;
}

/** All that one turn writes. Ids derive from the inbound message, so a second run writes nothing new. */
export interface TurnWrites {
  /** The conversation as it shall be; `version` is the one that was read. `answeredThrough` is already moved. */
  readonly conversation: Conversation;
  readonly messages: readonly NewMessage[];
  readonly record?: TurnRecord;
  readonly escalation?: Escalation;
  /** The citizen message that is dealt with, and how it is marked. */
  readonly handled?: { readonly id: string; readonly as: 'done' | 'failed' };
}
