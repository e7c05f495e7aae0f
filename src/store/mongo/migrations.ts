import type mongoose from 'mongoose';
import { AppError } from '../../core/errors.ts';
import { type Connection, isDuplicate } from './connection.ts';

/** One change of collections and indexes. Steps are only ever added at the end; each may run twice without harm. */
interface Step {
  readonly name: string;
  readonly run: (db: Database) => Promise<void>;
}

interface Applied {
  readonly _id: number;
  readonly name: string;
  readonly applied_at: Date;
}

type Database = NonNullable<mongoose.Connection['db']>;

interface Index {
  readonly collection: string;
  /** As in SQLite. */
  readonly name: string;
  readonly fields: Record<string, 1 | -1>;
  readonly unique?: boolean;
}

const FIRST_INDEXES: readonly Index[] = [
  { collection: 'messages', name: 'messages_in_order', fields: { conversation_id: 1, seq: 1 }, unique: true },
  { collection: 'messages', name: 'messages_by_handling', fields: { handling: 1, at: 1 } },
  {
    collection: 'messages',
    name: 'messages_by_delivery',
    fields: { delivery_channel: 1, delivery_state: 1, at: 1 },
  },
  { collection: 'turns', name: 'turns_of_conversation', fields: { conversation_id: 1, at: 1 } },
  { collection: 'turns', name: 'turns_by_time', fields: { at: 1 } },
  { collection: 'escalations', name: 'escalations_one_open', fields: { open_key: 1 }, unique: true },
  {
    collection: 'escalations',
    name: 'escalations_of_conversation',
    fields: { conversation_id: 1, created_at: 1 },
  },
  {
    collection: 'escalations',
    name: 'escalations_waiting',
    fields: { state: 1, priority: -1, created_at: 1 },
  },
  { collection: 'escalations', name: 'escalations_resolved', fields: { state: 1, resolved_at: 1 } },
  { collection: 'agents', name: 'agents_by_email', fields: { email: 1 }, unique: true },
  { collection: 'sessions', name: 'sessions_of_agent', fields: { agent_id: 1 } },
  { collection: 'sessions', name: 'sessions_by_expiry', fields: { expires_at: 1 } },
];

const DESK_INDEXES: readonly Index[] = [
  { collection: 'escalations', name: 'escalations_by_time', fields: { created_at: 1 } },
  { collection: 'notes', name: 'notes_of_conversation', fields: { conversation_id: 1, at: 1 } },
];

const PRIVACY_INDEXES: readonly Index[] = [
  { collection: 'conversations', name: 'conversations_by_change', fields: { updated_at: 1 } },
  { collection: 'conversations', name: 'conversations_forgotten', fields: { forgotten_at: 1 } },
  { collection: 'audit', name: 'audit_by_time', fields: { at: 1 } },
  { collection: 'audit', name: 'audit_of_subject', fields: { subject: 1, at: 1 } },
  { collection: 'audit', name: 'audit_of_actor', fields: { actor: 1, at: 1 } },
];

const CALL_INDEXES: readonly Index[] = [
  {
    collection: 'call_backs',
    name: 'call_backs_of_conversation',
    fields: { conversation_id: 1, asked_at: 1 },
  },
  { collection: 'call_backs', name: 'call_backs_due', fields: { state: 1, due_at: 1 } },
  { collection: 'duty_shifts', name: 'duty_shifts_by_end', fields: { to: 1 } },
];

const ERASED_INDEXES: readonly Index[] = [
  { collection: 'erased_messages', name: 'erased_messages_by_time', fields: { at: 1 } },
];

const STEPS: readonly Step[] = [
  { name: 'first indexes', run: (db) => createIndexes(db, FIRST_INDEXES) },
  { name: 'notes, reports', run: (db) => createIndexes(db, DESK_INDEXES) },
  { name: 'privacy, audit', run: (db) => createIndexes(db, PRIVACY_INDEXES) },
  { name: 'call-backs, duty', run: (db) => createIndexes(db, CALL_INDEXES) },
  { name: 'marks of erased messages', run: (db) => createIndexes(db, ERASED_INDEXES) },
];

/**
 * Brings the database up to date. Several processes may do so at once.
 * @throws {AppError} `service.unavailable` if a newer program has written the database.
 */
export async function migrate(connection: Connection, now: Date): Promise<void> {
  const { db } = connection.mongoose;
  if (!db) throw new Error('Migrations need an open connection.');
  await connection.translate(async () => {
    const migrations = db.collection<Applied>('migrations');
    const [last] = await migrations.find().sort({ _id: -1 }).limit(1).toArray();
    const applied = last?._id ?? 0;
    refuseNewer(applied);
    for (const [index, { name, run }] of STEPS.entries()) {
      if (index < applied) continue;
      await run(db);
      await record(migrations, { _id: index + 1, name, applied_at: now });
    }
  });
}

function refuseNewer(applied: number): void {
  if (applied <= STEPS.length) return;
  const found = `Its schema is number ${applied}, this program knows up to ${STEPS.length}.`;
  throw new AppError(
    'service.unavailable',
    `The database was written by a newer version of Dalil. ${found} Start the newer version, or restore an older backup.`,
  );
}

async function record(migrations: mongoose.mongo.Collection<Applied>, applied: Applied): Promise<void> {
  try {
    await migrations.insertOne(applied);
  } catch (error) {
    // Another process that started with this one was faster.
    if (!isDuplicate(error)) throw error;
  }
}

async function createIndexes(db: Database, indexes: readonly Index[]): Promise<void> {
  for (const { collection, name, fields, unique = false } of indexes) {
    await db.collection(collection).createIndex(fields, unique ? { name, unique } : { name });
  }
}
