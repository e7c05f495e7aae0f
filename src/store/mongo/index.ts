import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../ports/clock.ts';
import type { Store } from '../../ports/store.ts';
import { agentStore } from './agents.ts';
import { auditStore } from './audit.ts';
import { callBackStore } from './call-backs.ts';
import { Connection, isAway } from './connection.ts';
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

const BETWEEN_TRIES_MS = 500;

export interface MongoOptions {
  /** `mongodb://` or `mongodb+srv://` address; the database is `dalil` unless it names one. */
  readonly url: string;
  /** How long a server that does not answer is waited for, in milliseconds; default not at all. */
  readonly patienceMs?: number | undefined;
  /** Dates the migrations; defaults to the system's clock. */
  readonly clock?: Clock;
}

/**
 * Keeps everything in one MongoDB database, for any number of processes on any number of hosts.
 * @throws {AppError} `service.unavailable` if no server answers or a newer program wrote the database.
 */
export async function openMongo(options: MongoOptions): Promise<Store> {
  const { patienceMs = 0 } = options;
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      return await openOnce(options);
    } catch (error) {
      // Refused, or written by a newer program: waiting does not help.
      if (!isAway(error) || performance.now() > deadline) throw error;
    }
    await pause(BETWEEN_TRIES_MS);
  }
}

async function openOnce({ url, clock = () => new Date() }: MongoOptions): Promise<Store> {
  const connection = await Connection.open(url);
  try {
    await migrate(connection, clock());
  } catch (error) {
    await connection.close();
    throw error;
  }
  return createStore(connection);
}

function createStore(connection: Connection): Store {
  const context = createContext(connection);
  return {
    kind: 'mongo',
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
    // A real write: a secondary and a full disk still answer reads.
    ping: () => context.values.put({ name: 'store.ping', value: 'ok' }),
    close: () => connection.close(),
  };
}
