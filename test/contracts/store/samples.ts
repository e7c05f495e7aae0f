import type { Agent, DeskSession } from '../../../src/core/agent.ts';
import type { CallBack } from '../../../src/core/call-back.ts';
import type { Conversation } from '../../../src/core/conversation.ts';
import type { DutyShift } from '../../../src/core/duty.ts';
import type { Remembering } from '../../../src/core/erased.ts';
import type { Escalation } from '../../../src/core/escalation.ts';
import type { Delivery, NewMessage } from '../../../src/core/message.ts';
import type { MissionCalendar } from '../../../src/core/mission-calendar.ts';
import type { Team } from '../../../src/core/team.ts';
import type { TurnRecord } from '../../../src/core/turn.ts';

/** A minute of an ordinary morning. */
export function minute(number: number): Date {
  return new Date(Date.UTC(2026, 2, 2, 9, number));
}

export function aConversation(change: Partial<Conversation> = {}): Conversation {
  return {
    id: 'c1',
    channel: 'webchat',
    personId: 'person-1',
    state: 'bot',
    languageChosen: false,
    memory: { slots: {}, choices: [], failures: 0, introduced: false },
    answeredThrough: 0,
    version: 1,
    createdAt: minute(0),
    updatedAt: minute(0),
    ...change,
  };
}

/** As marks of erased messages are made, but legible. */
export const REMEMBERING: Remembering = { markOf: (id) => `mark of ${id}`, since: minute(0) };

/** A conversation with every field set. */
export const FULL_CONVERSATION: Conversation = aConversation({
  id: 'full',
  channel: 'teams',
  address: { serviceUrl: 'https://example.org', nested: { list: [1, 'two', null, true] }, arabic: 'قنصلية' },
  state: 'assigned',
  language: 'ary-Arab',
  languageChosen: true,
  mission: 'fr-paris',
  memory: {
    service: 'passport',
    aspect: 'fee',
    slots: { age: 'minor', situation: 'renewal', city: 'Paris' },
    asked: { question: 'variant', service: 'passport' },
    choices: [{ id: 'aspect:fee', label: 'Le prix' }],
    failures: 1,
    introduced: true,
    lastTurnAt: '2026-03-02T09:00:00.000Z',
  },
  answeredThrough: 7,
  agentId: 'agent-1',
  held: true,
  forgotten: { at: minute(5), through: 4 },
});

/** A citizen's message, just received. */
export function aMessage(change: Partial<NewMessage> = {}): NewMessage {
  return {
    id: 'm1',
    conversationId: 'c1',
    from: 'citizen',
    text: 'بغيت نجدد الباسبور',
    language: 'ary-Arab',
    at: minute(1),
    handling: 'received',
    ...change,
  };
}

/** The bot's reply; with a `delivery` where the channel has one. */
export function aReply(change: Partial<NewMessage> = {}): NewMessage {
  return {
    id: 'r1',
    conversationId: 'c1',
    from: 'bot',
    text: 'Voici les pièces à fournir.',
    language: 'fr',
    at: minute(2),
    service: 'passport',
    aspect: 'documents',
    outcome: 'answered',
    ...change,
  };
}

export function aDelivery(change: Partial<Delivery> = {}): Delivery {
  return { state: 'pending', attempts: 0, platformIds: [], ...change };
}

export function aTurn(change: Partial<TurnRecord> = {}): TurnRecord {
  return {
    id: 'm1',
    conversationId: 'c1',
    channel: 'webchat',
    language: 'fr',
    outcome: 'answered',
    understanding: {
      service: 'passport',
      aspect: 'documents',
      confidence: 0.93,
      slots: {},
      language: 'fr',
      languageConfidence: 0.99,
      aspectConfidence: 0.8,
      alternatives: [{ service: 'cnie', confidence: 0.04 }],
      band: 'answer',
      elliptic: false,
      more: [],
    },
    at: minute(2),
    ...change,
  };
}

export function anEscalation(change: Partial<Escalation> = {}): Escalation {
  return {
    id: 'e1',
    conversationId: 'c1',
    state: 'waiting',
    reason: 'asked',
    priority: 10,
    language: 'fr',
    channel: 'webchat',
    createdAt: minute(3),
    version: 1,
    ...change,
  };
}

/** An escalation with every field set. */
export const FULL_ESCALATION: Escalation = anEscalation({
  id: 'full',
  conversationId: 'full',
  topic: 'passport',
  missionId: 'fr-paris',
  team: 'team-1',
  teamSince: minute(4),
  agentId: 'agent-1',
  assignedAt: minute(4),
  firstReplyAt: minute(5),
  offer: { agentId: 'agent-2', expiresAt: minute(6) },
  transfer: { from: 'agent-3', at: minute(4), note: 'speaks Dutch' },
  referral: { missionId: 'fr-paris', from: 'agent-3', at: minute(4) },
  refusal: { by: 'agent-4', at: minute(5), note: 'not ours' },
  resolvedAt: minute(7),
  disposition: 'referred',
  note: 'sent to the consulate',
  passed: { 'agent-2': '2026-03-02T09:05:00.000Z' },
  placeTold: { position: 3, at: minute(2) },
  reference: 'R-2026-000123',
  category: 'delay',
  abandoned: false,
  rating: 'good',
  tags: ['passeport', 'جواز'],
});

export function anAgent(change: Partial<Agent> = {}): Agent {
  return {
    id: 'agent-1',
    email: 'amina@example.org',
    name: 'Amina',
    role: 'agent',
    languages: ['ar', 'fr', 'ary-Latn'],
    passwordHash: 'a-hash',
    disabled: false,
    presence: 'away',
    presenceSince: minute(0),
    createdAt: minute(0),
    version: 1,
    ...change,
  };
}

export function aSession(change: Partial<DeskSession> = {}): DeskSession {
  return {
    tokenHash: 'hash-1',
    agentId: 'agent-1',
    csrfToken: 'csrf-1',
    createdAt: minute(0),
    expiresAt: minute(30),
    ...change,
  };
}

export function aCallBack(change: Partial<CallBack> = {}): CallBack {
  return {
    id: 'cb1',
    conversationId: 'c1',
    phone: '+212600000001',
    language: 'ary-Latn',
    channel: 'webchat',
    askedAt: minute(2),
    dueAt: minute(10),
    state: 'due',
    attempts: 0,
    version: 1,
    ...change,
  };
}

export function aShift(change: Partial<DutyShift> = {}): DutyShift {
  return {
    id: 'shift-1',
    team: 'call-centre',
    agentId: 'agent-1',
    from: minute(0),
    to: minute(30),
    enteredBy: 'agent-9',
    ...change,
  };
}

const MORNING = [{ from: '09:00', to: '12:30' }];
const WEEK = {
  ...{ monday: MORNING, tuesday: MORNING, wednesday: MORNING, thursday: MORNING },
  ...{ friday: MORNING, saturday: [], sunday: [] },
};

export function aMissionCalendar(change: Partial<MissionCalendar> = {}): MissionCalendar {
  return {
    missionId: 'fr-lyon',
    week: WEEK,
    holidays: [{ from: '2026-11-18', name: 'Fête de l’Indépendance', of: 'morocco' }],
    closures: [{ from: '2026-12-24', to: '2026-12-26', name: 'Travaux' }],
    ramadan: [{ from: '2026-02-18', to: '2026-03-19', announced: false, week: WEEK }],
    imported: [{ from: '2026-12-24T23:00:00.000Z', to: '2026-12-25T23:00:00.000Z', name: 'Noël' }],
    source: {
      title: 'Avis au public',
      url: 'https://example.org/avis',
      kind: 'official',
      checkedOn: '2026-11-20',
    },
    updatedBy: 'agent-1',
    updatedAt: minute(3),
    ...change,
  };
}

export function aTeam(change: Partial<Team> = {}): Team {
  const { missionId: _, source: __, ...hours } = aMissionCalendar();
  return { ...hours, id: 'team-1', name: 'État civil', zone: 'Africa/Casablanca', ...change };
}
