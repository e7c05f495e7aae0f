import { createOpeningHours, type OpeningHours } from '../../src/calendar/hours.ts';
import { type Calendars, withEntered } from '../../src/calendar/load.ts';
import type { Agent, Role } from '../../src/core/agent.ts';
import { type Conversation, EMPTY_MEMORY } from '../../src/core/conversation.ts';
import type { Escalation } from '../../src/core/escalation.ts';
import { DEFAULT_TEAM } from '../../src/core/team.ts';
import type { EscalationParts, Word } from '../../src/escalation/parts.ts';
import { openSqlite } from '../../src/store/sqlite/index.ts';
import { inProcessHints, rememberingQueue, testIds } from '../support/in-process.ts';

export const START = new Date('2026-11-23T10:00:00Z');

/** A line that shows its key and parameters, so that tests need no wording. */
export const plainWord: Word = (key, language, params) => `${language} ${key} ${JSON.stringify(params)}`;

/** A clock that stands until it is moved. */
export function aClock(start = START) {
  let at = start.getTime();
  return { now: () => new Date(at), pass: (seconds: number) => (at += seconds * 1000) };
}

const DAY = [{ from: '00:00', to: '24:00' }];

/** One team with these hours; by default it never closes. */
export function calendarsOf(hours: OpeningHours = alwaysOpen()): Calendars {
  return calendarsOfTeams({ [DEFAULT_TEAM]: hours });
}

/** These teams, the call centre among them. */
export function calendarsOfTeams(teams: Readonly<Record<string, OpeningHours>>): Calendars {
  const known = (team: string | undefined) => (team && team in teams ? team : DEFAULT_TEAM);
  return {
    known,
    hoursOf: (team) => teams[known(team)] ?? alwaysOpen(),
    teams: Object.entries(teams).map(([id, hours]) => ({ id, hours, entered: id !== DEFAULT_TEAM })),
    problems: [],
  };
}

/** Open from one full hour to another, UTC, every day. */
export function alwaysOpen(spans = DAY): OpeningHours {
  const days = { monday: spans, tuesday: spans, wednesday: spans, thursday: spans };
  const week = { ...days, friday: spans, saturday: spans, sunday: spans };
  return createOpeningHours({ zone: 'utc', week, holidays: [], closures: [], ramadan: [], imports: [] });
}

export async function createParts(clock = aClock(), path = ':memory:') {
  const store = await openSqlite({ path });
  const queue = rememberingQueue();
  const hints = inProcessHints();
  let calendars = calendarsOf();
  const refreshCalendars = async () => {
    calendars = withEntered(calendarsOf(), await store.teams.list());
    return calendars;
  };
  const parts: EscalationParts = {
    store,
    queue,
    hints,
    now: clock.now,
    ids: testIds,
    word: plainWord,
    calendars: () => calendars,
  };
  return { parts, store, queue, hints, clock, refreshCalendars };
}

export function aConversation(id: string, changes: Partial<Conversation> = {}): Conversation {
  return {
    id,
    channel: 'webchat',
    personId: `person-${id}`,
    state: 'queued',
    language: 'fr',
    languageChosen: false,
    memory: EMPTY_MEMORY,
    answeredThrough: 0,
    version: 0,
    createdAt: START,
    updatedAt: START,
    ...changes,
  };
}

export function anEscalation(id: string, changes: Partial<Escalation> = {}): Escalation {
  return {
    id,
    conversationId: `conversation-of-${id}`,
    state: 'waiting',
    reason: 'asked',
    priority: 10,
    language: 'fr',
    channel: 'webchat',
    createdAt: START,
    version: 0,
    ...changes,
  };
}

export function anAgent(id: string, role: Role = 'agent', changes: Partial<Agent> = {}): Agent {
  return {
    id,
    email: `${id}@example.org`,
    name: `${id[0]?.toUpperCase()}${id.slice(1)} Example`,
    role,
    languages: ['fr'],
    passwordHash: 'none',
    disabled: false,
    presence: 'available',
    presenceSince: START,
    createdAt: START,
    version: 0,
    ...changes,
  };
}

/** Stores a waiting escalation with its conversation. */
export async function open(
  { store }: Pick<EscalationParts, 'store'>,
  escalation: Escalation,
  conversation: Partial<Conversation> = {},
): Promise<Escalation> {
  await store.conversations.ensure(aConversation(escalation.conversationId, conversation));
  return store.escalations.open(escalation);
}

/** What the citizen reads, line by line. */
export async function textsOf({ store }: Pick<EscalationParts, 'store'>, conversationId: string) {
  return (await store.messages.after(conversationId, 0)).map(({ from, text }) => `${from}: ${text}`);
}
