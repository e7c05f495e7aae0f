import { type Conversation, type ConversationState, EMPTY_MEMORY } from '../core/conversation.ts';
import { type Escalation, PRIORITIES } from '../core/escalation.ts';
import type { Ids } from '../core/ids.ts';
import type { Message, NewMessage } from '../core/message.ts';
import { asOutbound } from '../core/outbound.ts';
import type { RouterTurn } from '../core/router.ts';
import type { TurnRecord, TurnWrites } from '../core/turn.ts';
import type { Understanding } from '../core/understanding.ts';

/** What a turn is made of: the conversation as read, the message, the router's decision, and the time of writing. */
export interface TurnParts {
  readonly conversation: Conversation;
  readonly inbound: Message;
  readonly turn: RouterTurn;
  readonly ids: Ids;
  readonly at: Date;
}

/** All that a turn writes, with ids that derive from the inbound message. */
export function turnWrites(parts: TurnParts): TurnWrites {
  const { conversation, inbound, turn, at } = parts;
  const escalation = toEscalation(parts);
  const { forgotten: _, ...known } = conversation;
  return {
    conversation: {
      ...known,
      state: nextState(conversation.state, turn, escalation !== undefined),
      language: turn.language,
      languageChosen: turn.languageChosen,
      memory: turn.memory,
      ...(turn.act?.kind === 'forget' ? forgotten(inbound, at) : {}),
      answeredThrough: inbound.seq,
      updatedAt: at,
    },
    messages: toMessages(parts),
    record: toRecord(parts),
    ...(escalation ? { escalation } : {}),
    handled: { id: inbound.id, as: 'done' },
  };
}

/** The bot begins anew, with the notice of a first contact; the words are removed once this is written. */
function forgotten({ seq }: Message, at: Date): Pick<Conversation, 'memory' | 'forgotten'> {
  return { memory: EMPTY_MEMORY, forgotten: { at, through: seq } };
}

/** An agent holds the conversation: the desk sees the message, the bot writes nothing. */
export function silentWrites(conversation: Conversation, inbound: Message, at: Date): TurnWrites {
  return {
    conversation: { ...conversation, answeredThrough: inbound.seq, updatedAt: at },
    messages: [],
    handled: { id: inbound.id, as: 'done' },
  };
}

function nextState(state: ConversationState, { act }: RouterTurn, escalated: boolean): ConversationState {
  if (escalated) return 'queued';
  if (act?.kind === 'leave-queue' || act?.kind === 'forget') return 'bot';
  return state === 'closed' ? 'bot' : state;
}

function toMessages({ conversation, inbound, turn, ids, at }: TurnParts): NewMessage[] {
  return turn.replies.map((reply, index) =>
    asOutbound(
      {
        ...reply,
        id: ids.consequence(inbound.id, index),
        conversationId: conversation.id,
        from: 'bot',
        at,
        cause: inbound.id,
        service: turn.service,
        aspect: turn.aspect,
        outcome: turn.outcome,
      },
      conversation.channel,
    ),
  );
}

function toEscalation({ conversation, inbound, turn, ids, at }: TurnParts): Escalation | undefined {
  if (!turn.escalation) return undefined;
  return {
    ...turn.escalation,
    id: ids.escalation(inbound.id),
    conversationId: conversation.id,
    state: 'waiting',
    priority: PRIORITIES[turn.escalation.reason],
    language: turn.language,
    channel: conversation.channel,
    createdAt: at,
    version: 1,
  };
}

function toRecord({ conversation, inbound, turn, at }: TurnParts): TurnRecord {
  return {
    id: inbound.id,
    conversationId: conversation.id,
    channel: conversation.channel,
    language: turn.language,
    outcome: turn.outcome,
    ...(turn.understanding ? { understanding: inTalk(turn.understanding, turn) } : {}),
    at,
  };
}

/** What leans on the talk (“and for a child?”) is about what was answered, not about what its words alone are like. */
function inTalk(understanding: Understanding, { service, aspect }: RouterTurn): Understanding {
  return understanding.elliptic ? { ...understanding, service, aspect } : understanding;
}
