import type { Clock } from '../../ports/clock.ts';
import type { Store } from '../../ports/store.ts';
import { agentStore } from './agents.ts';
import { auditStore } from './audit.ts';
import { callBackStore } from './call-backs.ts';
import { Connection } from './connection.ts';
import { createContext } from './context.ts';
import { conversationStore } from './conversations.ts';
import { deliveryStore } from './deliveries.ts';
import { dutyStore } from './duty.ts';
import { escalationStore } from './escalations.ts';
import { messageStore } from './messages.ts';
import { migrate } from './migrations.ts';
import { missionCalendarStore } from './mission-calendars.ts';
import { cannedStore, noteStore } from './notes.ts';
import { privacyStore } from './privacy.ts';
import { sessionStore } from './sessions.ts';
import { teamStore } from './teams.ts';
import { turnStore } from './turns.ts';
import { valueStore } from './values.ts';
import { WriteBatcher } from './write-batcher.ts';

export interface SqliteOptions {
  /** The database file, made if missing (its folder is not); `:memory:` keeps nothing. */
  readonly path: string;
  /** Dates the migrations; defaults to the system's clock. */
  readonly clock?: Clock;
}

/**
 * Keeps everything in one SQLite file, for any number of processes on one host.
 * @throws {AppError} `service.unavailable` if the file cannot be used or a newer program wrote it.
 */
export async function openSqlite({ path, clock = () => new Date() }: SqliteOptions): Promise<Store> {
  const connection = new Connection(path);
  try {
    migrate(connection, clock());
  } catch (error) {
    connection.close();
    throw error;
  }
  return createStore(connection, new WriteBatcher(connection));
}

function createStore(connection: Connection, batcher: WriteBatcher): Store {
  const context = createContext(connection, batcher);
  return {
    kind: 'sqlite',
    conversations: conversationStore(context),
    messages: messageStore(context),
    turns: turnStore(context),
    escalations: escalationStore(context),
    deliveries: deliveryStore(context),
    agents: agentStore(context),
    sessions: sessionStore(context),
    notes: noteStore(context),
    canned: cannedStore(context),
    callBacks: callBackStore(context),
    duty: dutyStore(context),
    missionCalendars: missionCalendarStore(context),
    teams: teamStore(context),
    values: valueStore(context),
    privacy: privacyStore(context),
    audit: auditStore(context),
    // A real write: an empty transaction would not notice a full disk.
    ping: () => context.write(() => context.values.put({ name: 'store.ping', value: 'ok' })),
    close: async () => {
      if (connection.isOpen) batcher.drain();
      connection.close();
    },
  };
}
