import type { Agent, DeskSession } from '../../core/agent.ts';
import type { AuditEntry } from '../../core/audit.ts';
import type { CallBack } from '../../core/call-back.ts';
import type { Conversation } from '../../core/conversation.ts';
import type { CannedReply, Note } from '../../core/desk-notes.ts';
import type { DutyShift } from '../../core/duty.ts';
import type { ErasedMessage } from '../../core/erased.ts';
import type { Escalation } from '../../core/escalation.ts';
import type { Message } from '../../core/message.ts';
import type { MissionCalendar } from '../../core/mission-calendar.ts';
import type { Team } from '../../core/team.ts';
import type { TurnRecord } from '../../core/turn.ts';
import {
  AGENTS,
  AUDIT,
  CALL_BACKS,
  CANNED_REPLIES,
  CONVERSATIONS,
  DUTY_SHIFTS,
  ERASED_MESSAGES,
  ESCALATIONS,
  MESSAGES,
  MISSION_CALENDARS,
  NAMED_VALUES,
  type NamedValue,
  NOTES,
  PLATFORM_IDS,
  type PlatformId,
  SESSIONS,
  TEAMS,
  TURNS,
} from '../shapes.ts';
import { Collection } from './collection.ts';
import type { Connection } from './connection.ts';
import { PATIENCE } from './gate.ts';
import type { Question } from './gathering.ts';
import { InTurn } from './in-turn.ts';
import { LastSeen } from './numbering.ts';

/** What the stores of one database share. */
export interface Context {
  readonly conversations: Collection<Conversation>;
  readonly messages: Collection<Message>;
  /** Messages in order of their number. */
  readonly messagesInOrder: (question: Question) => Promise<Message[]>;
  readonly lastSeen: LastSeen;
  /** What is added to one conversation: at once each would meet all others at every number. */
  readonly additions: InTurn;
  readonly turns: Collection<TurnRecord>;
  readonly escalations: Collection<Escalation>;
  readonly agents: Collection<Agent>;
  readonly sessions: Collection<DeskSession>;
  readonly platformIds: Collection<PlatformId>;
  readonly notes: Collection<Note>;
  readonly canned: Collection<CannedReply>;
  readonly callBacks: Collection<CallBack>;
  readonly dutyShifts: Collection<DutyShift>;
  readonly missionCalendars: Collection<MissionCalendar>;
  readonly teams: Collection<Team>;
  readonly values: Collection<NamedValue>;
  readonly audit: Collection<AuditEntry>;
  readonly erased: Collection<ErasedMessage>;
}

export function createContext(connection: Connection): Context {
  const messages = new Collection(connection, MESSAGES);
  return {
    conversations: new Collection(connection, CONVERSATIONS),
    messages,
    messagesInOrder: messages.gathered('seq'),
    lastSeen: new LastSeen(),
    additions: new InTurn(PATIENCE),
    turns: new Collection(connection, TURNS),
    escalations: new Collection(connection, ESCALATIONS),
    agents: new Collection(connection, AGENTS),
    sessions: new Collection(connection, SESSIONS),
    platformIds: new Collection(connection, PLATFORM_IDS),
    notes: new Collection(connection, NOTES),
    canned: new Collection(connection, CANNED_REPLIES),
    callBacks: new Collection(connection, CALL_BACKS),
    dutyShifts: new Collection(connection, DUTY_SHIFTS),
    missionCalendars: new Collection(connection, MISSION_CALENDARS),
    teams: new Collection(connection, TEAMS),
    values: new Collection(connection, NAMED_VALUES),
    audit: new Collection(connection, AUDIT),
    erased: new Collection(connection, ERASED_MESSAGES),
  };
}
