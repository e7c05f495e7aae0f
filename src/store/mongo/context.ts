import type { Agent, DeskSession } from '../../core/agent.ts';
import type { AuditEntry } from '../../core/audit.ts';
import type { Conversation } from '../../core/conversation.ts';
import type { CannedReply, Note } from '../../core/desk-notes.ts';
import type { Escalation } from '../../core/escalation.ts';
import type { Message } from '../../core/message.ts';
import type { TurnRecord } from '../../core/turn.ts';
import {
  AGENTS,
  AUDIT,
  CANNED_REPLIES,
  CONVERSATIONS,
  ESCALATIONS,
  MESSAGES,
  NAMED_VALUES,
  type NamedValue,
  NOTES,
  PLATFORM_IDS,
  type PlatformId,
  SESSIONS,
  TURNS,
} from '../shapes.ts';
import { Collection } from './collection.ts';
import type { Connection } from './connection.ts';

/** What the stores of one database share. */
export interface Context {
  readonly conversations: Collection<Conversation>;
  readonly messages: Collection<Message>;
  readonly turns: Collection<TurnRecord>;
  readonly escalations: Collection<Escalation>;
  readonly agents: Collection<Agent>;
  readonly sessions: Collection<DeskSession>;
  readonly platformIds: Collection<PlatformId>;
  readonly notes: Collection<Note>;
  readonly canned: Collection<CannedReply>;
  readonly values: Collection<NamedValue>;
  readonly audit: Collection<AuditEntry>;
}

export function createContext(connection: Connection): Context {
  return {
    conversations: new Collection(connection, CONVERSATIONS),
    messages: new Collection(connection, MESSAGES),
    turns: new Collection(connection, TURNS),
    escalations: new Collection(connection, ESCALATIONS),
    agents: new Collection(connection, AGENTS),
    sessions: new Collection(connection, SESSIONS),
    platformIds: new Collection(connection, PLATFORM_IDS),
    notes: new Collection(connection, NOTES),
    canned: new Collection(connection, CANNED_REPLIES),
    values: new Collection(connection, NAMED_VALUES),
    audit: new Collection(connection, AUDIT),
  };
}
