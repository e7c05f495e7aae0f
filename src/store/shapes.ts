import type { Agent, DeskSession } from '../core/agent.ts';
import type { AuditEntry } from '../core/audit.ts';
import type { CallBack } from '../core/call-back.ts';
import type { Conversation } from '../core/conversation.ts';
import type { CannedReply, Note } from '../core/desk-notes.ts';
import type { DutyShift } from '../core/duty.ts';
import type { ErasedMessage } from '../core/erased.ts';
import type { Escalation } from '../core/escalation.ts';
import type { ChannelName, Message } from '../core/message.ts';
import type { MissionCalendar } from '../core/mission-calendar.ts';
import type { Team } from '../core/team.ts';
import type { TurnRecord } from '../core/turn.ts';
import { shapeOf } from './shape.ts';

export const CONVERSATIONS = shapeOf<Conversation>('conversations', 'id', {
  id: 'text',
  channel: 'text',
  personId: 'text',
  address: 'json',
  state: 'text',
  language: 'text',
  languageChosen: 'boolean',
  mission: 'text',
  memory: 'json',
  answeredThrough: 'integer',
  agentId: 'text',
  held: 'boolean',
  forgotten: { at: 'date', through: 'integer' },
  version: 'integer',
  createdAt: 'date',
  updatedAt: 'date',
});

/** `delivery_channel`: the conversation's channel, for messages that are sent. */
export const MESSAGES = shapeOf<Message>(
  'messages',
  'id',
  {
    id: 'text',
    conversationId: 'text',
    seq: 'integer',
    from: 'text',
    text: 'text',
    language: 'text',
    at: 'date',
    choice: 'text',
    attachments: 'json',
    choices: 'json',
    sources: 'json',
    service: 'text',
    aspect: 'text',
    outcome: 'text',
    cause: 'text',
    agentId: 'text',
    handling: 'text',
    attempts: 'integer',
    delivery: { state: 'text', attempts: 'integer', platformIds: 'json', error: 'text' },
  },
  { delivery_channel: 'text' },
);

/** `service`: the one understood, for counting; `none` where nothing was to be understood. */
export const TURNS = shapeOf<TurnRecord>(
  'turns',
  'id',
  {
    id: 'text',
    conversationId: 'text',
    channel: 'text',
    language: 'text',
    outcome: 'text',
    understanding: 'json',
    at: 'date',
  },
  { service: 'text' },
);

/** `open_key`: the conversation's id while open, else the escalation's own; unique, so that one is open at most. */
export const ESCALATIONS = shapeOf<Escalation>(
  'escalations',
  'id',
  {
    id: 'text',
    conversationId: 'text',
    state: 'text',
    reason: 'text',
    priority: 'integer',
    language: 'text',
    channel: 'text',
    topic: 'text',
    missionId: 'text',
    team: 'text',
    teamSince: 'date',
    createdAt: 'date',
    agentId: 'text',
    assignedAt: 'date',
    firstReplyAt: 'date',
    offer: { agentId: 'text', expiresAt: 'date' },
    passed: 'json',
    placeTold: { position: 'integer', at: 'date' },
    reference: 'text',
    category: 'text',
    abandoned: 'boolean',
    rating: 'text',
    transfer: { from: 'text', at: 'date', note: 'text' },
    referral: { missionId: 'text', from: 'text', at: 'date' },
    refusal: { by: 'text', at: 'date', note: 'text' },
    resolvedAt: 'date',
    disposition: 'text',
    note: 'text',
    tags: 'json',
    version: 'integer',
  },
  { open_key: 'text' },
);

export const AGENTS = shapeOf<Agent>('agents', 'id', {
  id: 'text',
  email: 'text',
  name: 'text',
  role: 'text',
  languages: 'json',
  passwordHash: 'text',
  disabled: 'boolean',
  presence: 'text',
  presenceSince: 'date',
  capacity: 'integer',
  topics: 'json',
  missions: 'json',
  team: 'text',
  alert: { conversationId: 'text', channel: 'text', messageId: 'text', since: 'date' },
  alertCode: { digest: 'text', expiresAt: 'date' },
  seenAt: 'date',
  createdAt: 'date',
  version: 'integer',
});

export const NOTES = shapeOf<Note>('notes', 'id', {
  id: 'text',
  conversationId: 'text',
  agentId: 'text',
  text: 'text',
  at: 'date',
});

export const CANNED_REPLIES = shapeOf<CannedReply>('canned_replies', 'id', {
  id: 'text',
  shortcut: 'text',
  language: 'text',
  text: 'text',
  updatedAt: 'date',
});

export const CALL_BACKS = shapeOf<CallBack>('call_backs', 'id', {
  id: 'text',
  conversationId: 'text',
  phone: 'text',
  language: 'text',
  channel: 'text',
  topic: 'text',
  askedAt: 'date',
  dueAt: 'date',
  state: 'text',
  attempts: 'integer',
  lastAttemptAt: 'date',
  agentId: 'text',
  closedAt: 'date',
  version: 'integer',
});

export const DUTY_SHIFTS = shapeOf<DutyShift>('duty_shifts', 'id', {
  id: 'text',
  team: 'text',
  agentId: 'text',
  from: 'date',
  to: 'date',
  enteredBy: 'text',
});

export const MISSION_CALENDARS = shapeOf<MissionCalendar>('mission_calendars', 'missionId', {
  missionId: 'text',
  week: 'json',
  holidays: 'json',
  closures: 'json',
  ramadan: 'json',
  imported: 'json',
  source: 'json',
  updatedBy: 'text',
  updatedAt: 'date',
});

export const TEAMS = shapeOf<Team>('teams', 'id', {
  id: 'text',
  name: 'text',
  zone: 'text',
  week: 'json',
  holidays: 'json',
  closures: 'json',
  ramadan: 'json',
  imported: 'json',
  updatedBy: 'text',
  updatedAt: 'date',
});

export const AUDIT = shapeOf<AuditEntry>('audit', 'id', {
  id: 'text',
  at: 'date',
  actor: 'text',
  action: 'text',
  subject: 'text',
  status: 'integer',
  detail: 'text',
});

export const SESSIONS = shapeOf<DeskSession>('sessions', 'tokenHash', {
  tokenHash: 'text',
  agentId: 'text',
  csrfToken: 'text',
  createdAt: 'date',
  expiresAt: 'date',
  device: 'text',
});

/** Which message a platform's id was given to. */
export interface PlatformId {
  /** `<channel> <platform id>`. */
  readonly id: string;
  readonly messageId: string;
}

export const PLATFORM_IDS = shapeOf<PlatformId>('platform_ids', 'id', { id: 'text', messageId: 'text' });

export const ERASED_MESSAGES = shapeOf<ErasedMessage>('erased_messages', 'id', { id: 'text', at: 'date' });

export interface NamedValue {
  readonly name: string;
  readonly value: string;
}

export const NAMED_VALUES = shapeOf<NamedValue>('named_values', 'name', { name: 'text', value: 'text' });

/** Every table, in the order in which they can be copied. */
export const SHAPES = [
  CONVERSATIONS,
  MESSAGES,
  TURNS,
  ESCALATIONS,
  AGENTS,
  SESSIONS,
  NOTES,
  CANNED_REPLIES,
  PLATFORM_IDS,
  NAMED_VALUES,
  CALL_BACKS,
  DUTY_SHIFTS,
  MISSION_CALENDARS,
  TEAMS,
  AUDIT,
  ERASED_MESSAGES,
] as const;

/** Value of the hidden column `open_key`. */
export function openKey(escalation: Escalation): string {
  return escalation.state === 'resolved' ? escalation.id : escalation.conversationId;
}

/** Value of the hidden column `service`. */
export function understoodService(record: TurnRecord): string {
  return record.understanding?.service ?? 'none';
}

/** Key of a row of `platform_ids`. */
export function platformKey(channel: ChannelName, platformId: string): string {
  return `${channel} ${platformId}`;
}
