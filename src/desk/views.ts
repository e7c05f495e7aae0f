import { type Agent, DEFAULT_CAPACITY, presenceAt } from '../core/agent.ts';
import type { Conversation } from '../core/conversation.ts';
import type { Escalation } from '../core/escalation.ts';
import type { Message } from '../core/message.ts';
import { DEFAULT_TEAM } from '../core/team.ts';
import type { TurnRecord } from '../core/turn.ts';
import type { ServiceLevel } from '../escalation/service-level.ts';
import { withoutCopyLinks } from '../privacy/copy-link.ts';

/** Names of agents by id. */
export type Names = ReadonlyMap<string, string>;

export function namesOf(agents: readonly Agent[]): Names {
  return new Map(agents.map(({ id, name }) => [id, name]));
}

/** What the signed-in agent's page knows of its user. */
export function sessionView({ agent, session }: { agent: Agent; session: { csrfToken: string } }) {
  const { id, name, role, presence, languages } = agent;
  return { agent: { id, name, role, presence, languages }, csrfToken: session.csrfToken };
}

/** A colleague. The e-mail, which is how they sign in, is for administrators. */
export function agentView(agent: Agent, viewer: Pick<Agent, 'role'>, now: Date) {
  const { id, name, role, presenceSince, languages, topics, missions, disabled, email } = agent;
  const { team = DEFAULT_TEAM } = agent;
  const skills = { languages, capacity: agent.capacity ?? DEFAULT_CAPACITY, topics, missions, team };
  const view = { id, name, role, presence: presenceAt(agent, now), presenceSince, ...skills, disabled };
  return viewer.role === 'administrator' ? { ...view, email } : view;
}

/** An escalation; not what only routing needs. */
export function escalationView(
  { version: _, passed: __, placeTold: ___, teamSince: ____, team = DEFAULT_TEAM, ...escalation }: Escalation,
  names: Names,
  serviceLevel?: ServiceLevel,
) {
  const agentName = escalation.agentId && names.get(escalation.agentId);
  return { ...escalation, team, ...(agentName && { agentName }), ...(serviceLevel && { serviceLevel }) };
}

/** The facts of a conversation; not where its person is reached. */
export function conversationView(conversation: Conversation, names: Names) {
  const { id, channel, state, language, languageChosen, mission, agentId, createdAt, updatedAt, memory } =
    conversation;
  const held = conversation.held === true;
  const agentName = agentId && names.get(agentId);
  const about = { service: memory.service, aspect: memory.aspect, slots: memory.slots };
  const facts = { id, channel, state, language, languageChosen, mission, agentId, createdAt, updatedAt };
  return { ...facts, held, ...about, ...(agentName && { agentName }) };
}

/** A message, with how the bot understood it if it is a citizen's. */
export function messageView(message: Message, turn: TurnRecord | undefined, names: Names) {
  const { conversationId: _, delivery, attempts: __, text, ...rest } = message;
  const agentName = message.agentId && names.get(message.agentId);
  return {
    ...rest,
    text: withoutCopyLinks(text),
    ...(agentName && { agentName }),
    ...(delivery && { delivery: { state: delivery.state, error: delivery.error } }),
    ...(turn && { understanding: understandingView(turn) }),
  };
}

function understandingView({ outcome, understanding }: TurnRecord) {
  if (!understanding) return { outcome };
  const { language, service, aspect, slots, band, elliptic, emergency } = understanding;
  return {
    outcome,
    language,
    service,
    aspect,
    // Where the talk decided, it says nothing how sure the words alone are.
    confidence: elliptic ? undefined : understanding.confidence,
    alternatives: elliptic ? undefined : understanding.alternatives,
    slots,
    band,
    elliptic,
    emergency: emergency?.kind,
  };
}
