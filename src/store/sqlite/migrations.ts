import { AppError } from '../../core/errors.ts';
import type { Connection } from './connection.ts';

/** One change of the schema. Steps are only ever added at the end; a published one never changes. */
interface Step {
  readonly name: string;
  readonly sql: string;
}

const STEPS: readonly Step[] = [
  {
    name: 'first tables',
    sql: `
      create table conversations (
        id text primary key, channel text not null, person_id text not null, address text, state text not null,
        language text, language_chosen integer not null, mission text, memory text not null,
        answered_through integer not null, agent_id text, version integer not null,
        created_at integer not null, updated_at integer not null
      ) strict;

      create table messages (
        id text primary key, conversation_id text not null, seq integer not null, "from" text not null,
        text text not null, language text not null, at integer not null, choice text, attachments text, choices text,
        sources text, service text, aspect text, outcome text, agent_id text, handling text, attempts integer,
        delivery_state text, delivery_attempts integer, delivery_platform_ids text, delivery_error text,
        delivery_channel text
      ) strict;
      create unique index messages_in_order on messages (conversation_id, seq);
      create index messages_by_handling on messages (handling, at);
      create index messages_by_delivery on messages (delivery_channel, delivery_state, at);

      create table turns (
        id text primary key, conversation_id text not null, channel text not null, language text not null,
        outcome text not null, understanding text, at integer not null, service text not null
      ) strict;
      create index turns_of_conversation on turns (conversation_id, at);
      create index turns_by_time on turns (at);

      create table escalations (
        id text primary key, conversation_id text not null, state text not null, reason text not null,
        priority integer not null, language text not null, channel text not null, topic text, mission_id text,
        created_at integer not null, agent_id text, assigned_at integer, first_reply_at integer,
        offer_agent_id text, offer_expires_at integer, transfer_from text, transfer_at integer, transfer_note text,
        resolved_at integer, disposition text, note text, version integer not null, open_key text not null
      ) strict;
      create unique index escalations_one_open on escalations (open_key);
      create index escalations_of_conversation on escalations (conversation_id, created_at);
      create index escalations_waiting on escalations (state, priority desc, created_at);
      create index escalations_resolved on escalations (state, resolved_at);

      create table agents (
        id text primary key, email text not null, name text not null, role text not null, languages text not null,
        password_hash text not null, disabled integer not null, presence text not null,
        presence_since integer not null, created_at integer not null, version integer not null
      ) strict;
      create unique index agents_by_email on agents (email);

      create table sessions (
        token_hash text primary key, agent_id text not null, csrf_token text not null,
        created_at integer not null, expires_at integer not null
      ) strict;
      create index sessions_of_agent on sessions (agent_id);
      create index sessions_by_expiry on sessions (expires_at);

      create table platform_ids (id text primary key, message_id text not null) strict;
      create table named_values (name text primary key, value text not null) strict;
    `,
  },
  {
    name: 'routing, complaints, satisfaction',
    sql: `
      alter table agents add column capacity integer;
      alter table agents add column topics text;
      alter table agents add column missions text;
      alter table agents add column seen_at integer;

      alter table escalations add column passed text;
      alter table escalations add column place_told_position integer;
      alter table escalations add column place_told_at integer;
      alter table escalations add column reference text;
      alter table escalations add column category text;
      alter table escalations add column abandoned integer;
      alter table escalations add column rating text;
    `,
  },
  {
    name: 'notes, canned replies, tags, reports',
    sql: `
      alter table escalations add column tags text;
      create index escalations_by_time on escalations (created_at);

      create table notes (
        id text primary key, conversation_id text not null, agent_id text not null, text text not null,
        at integer not null
      ) strict;
      create index notes_of_conversation on notes (conversation_id, at);

      create table canned_replies (
        id text primary key, shortcut text not null, language text not null, text text not null,
        updated_at integer not null
      ) strict;
    `,
  },
  {
    name: 'privacy, audit',
    sql: `
      alter table conversations add column held integer;
      alter table conversations add column forgotten_at integer;
      alter table conversations add column forgotten_through integer;
      create index conversations_by_change on conversations (updated_at);
      create index conversations_forgotten on conversations (forgotten_at);

      create table audit (
        id text primary key, at integer not null, actor text not null, action text not null, subject text,
        status integer, detail text
      ) strict;
      create index audit_by_time on audit (at);
      create index audit_of_subject on audit (subject, at);
      create index audit_of_actor on audit (actor, at);
    `,
  },
  { name: 'causes', sql: 'alter table messages add column cause text;' },
  { name: 'devices of sessions', sql: 'alter table sessions add column device text;' },
  {
    name: 'call-backs, duty, mission calendars, referrals',
    sql: `
      alter table escalations add column referral_mission_id text;
      alter table escalations add column referral_from text;
      alter table escalations add column referral_at integer;
      alter table escalations add column refusal_by text;
      alter table escalations add column refusal_at integer;
      alter table escalations add column refusal_note text;

      create table call_backs (
        id text primary key, conversation_id text not null, phone text not null, language text not null,
        channel text not null, topic text, asked_at integer not null, due_at integer not null, state text not null,
        attempts integer not null, last_attempt_at integer, agent_id text, closed_at integer,
        version integer not null
      ) strict;
      create index call_backs_of_conversation on call_backs (conversation_id, asked_at);
      create index call_backs_due on call_backs (state, due_at);

      create table duty_shifts (
        id text primary key, team text not null, agent_id text not null, "from" integer not null,
        "to" integer not null, entered_by text not null
      ) strict;
      create index duty_shifts_by_end on duty_shifts ("to");

      create table mission_calendars (
        mission_id text primary key, week text not null, holidays text not null, closures text not null,
        ramadan text not null, imported text not null, source text not null, updated_by text not null,
        updated_at integer not null
      ) strict;
    `,
  },
  {
    name: 'teams',
    sql: `
      alter table escalations add column team text;
      alter table escalations add column team_since integer;
      alter table agents add column team text;

      create table teams (
        id text primary key, name text not null, zone text not null, week text not null, holidays text not null,
        closures text not null, ramadan text not null, imported text not null, updated_by text not null,
        updated_at integer not null
      ) strict;
    `,
  },
  {
    name: 'alerts to officers on duty',
    sql: `
      alter table agents add column alert_conversation_id text;
      alter table agents add column alert_channel text;
      alter table agents add column alert_message_id text;
      alter table agents add column alert_since integer;
      alter table agents add column alert_code_digest text;
      alter table agents add column alert_code_expires_at integer;
    `,
  },
  {
    name: 'marks of erased messages',
    sql: `
      create table erased_messages (id text primary key, at integer not null) strict;
      create index erased_messages_by_time on erased_messages (at);
    `,
  },
];

/**
 * Brings the schema up to date, in one transaction.
 * @throws {AppError} `service.unavailable` if a newer program has written the database.
 */
export function migrate(connection: Connection, now: Date): void {
  connection.exec('begin immediate');
  try {
    const applied = appliedSteps(connection);
    for (const [index, step] of STEPS.entries()) {
      if (index >= applied) apply(connection, index + 1, step, now);
    }
    connection.exec('commit');
  } catch (error) {
    if (connection.inTransaction) connection.exec('rollback');
    throw error;
  }
}

function appliedSteps(connection: Connection): number {
  connection.exec(
    'create table if not exists migrations (step integer primary key, name text not null, applied_at integer not null) strict',
  );
  const applied = Number(connection.get('select coalesce(max(step), 0) as step from migrations')?.step);
  if (applied > STEPS.length) {
    const found = `Its schema is number ${applied}, this program knows up to ${STEPS.length}.`;
    throw new AppError(
      'service.unavailable',
      `The database was written by a newer version of Dalil. ${found} Start the newer version, or restore an older backup.`,
    );
  }
  return applied;
}

function apply(connection: Connection, number: number, { name, sql }: Step, now: Date): void {
  connection.exec(sql);
  connection.run('insert into migrations (step, name, applied_at) values (?, ?, ?)', [
    number,
    name,
    now.getTime(),
  ]);
}
