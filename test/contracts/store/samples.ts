import type { Agent, DeskSession } from '../../../src/core/agent.ts';
import type { Conversation } from '../../../src/core/conversation.ts';
import type { Escalation } from '../../../src/core/escalation.ts';
import type { Delivery, NewMessage } from '../../../src/core/message.ts';
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
  agentId: 'agent-1',
  assignedAt: minute(4),
  firstReplyAt: minute(5),
  offer: { agentId: 'agent-2', expiresAt: minute(6) },
  transfer: { from: 'agent-3', at: minute(4), note: 'speaks Dutch' },
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
