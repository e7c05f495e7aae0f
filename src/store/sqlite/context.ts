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
import type { Connection } from './connection.ts';
import { Table } from './table.ts';
import type { WriteBatcher } from './write-batcher.ts';

/** What the stores of one database share. Tables are read directly and changed only within `write`. */
export interface Context {
  readonly connection: Connection;
  /** Runs synchronous work in a write transaction; resolves once it is on the disk. */
  readonly write: <T>(work: () => T) => Promise<T>;
  readonly conversations: Table<Conversation>;
  readonly messages: Table<Message>;
  readonly turns: Table<TurnRecord>;
  readonly escalations: Table<Escalation>;
  readonly agents: Table<Agent>;
  readonly sessions: Table<DeskSession>;
  readonly platformIds: Table<PlatformId>;
  readonly notes: Table<Note>;
  readonly canned: Table<CannedReply>;
  readonly callBacks: Table<CallBack>;
  readonly dutyShifts: Table<DutyShift>;
  readonly missionCalendars: Table<MissionCalendar>;
  readonly teams: Table<Team>;
  readonly values: Table<NamedValue>;
  readonly audit: Table<AuditEntry>;
  readonly erased: Table<ErasedMessage>;
}

export function createContext(connection: Connection, batcher: WriteBatcher): Context {
  return {
    connection,
    write: (work) => batcher.run(work),
    conversations: new Table(connection, CONVERSATIONS),
    messages: new Table(connection, MESSAGES),
    turns: new Table(connection, TURNS),
    escalations: new Table(connection, ESCALATIONS),
    agents: new Table(connection, AGENTS),
    sessions: new Table(connection, SESSIONS),
    platformIds: new Table(connection, PLATFORM_IDS),
    notes: new Table(connection, NOTES),
    canned: new Table(connection, CANNED_REPLIES),
    callBacks: new Table(connection, CALL_BACKS),
    dutyShifts: new Table(connection, DUTY_SHIFTS),
    missionCalendars: new Table(connection, MISSION_CALENDARS),
    teams: new Table(connection, TEAMS),
    values: new Table(connection, NAMED_VALUES),
    audit: new Table(connection, AUDIT),
    erased: new Table(connection, ERASED_MESSAGES),
  };
}
