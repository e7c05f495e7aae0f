import type { Agent } from '../core/agent.ts';
import { AppError } from '../core/errors.ts';
import type { Escalation, EscalationState } from '../core/escalation.ts';
import type { Escalations } from '../escalation/escalations.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';
import { callBackView } from './call-backs.ts';
import { agentView, conversationView, escalationView, messageView, type Names, namesOf } from './views.ts';

/** So many messages of a long conversation are read at a time, from its end. */
const AT_A_TIME = 500;

/** A part of a conversation: what comes after a position, or the five hundred before one; else the last five hundred. */
export interface MessagePart {
  readonly after: number;
  readonly before?: number | undefined;
}

/** What the desk shows. */
export class Readings {
  constructor(
    private readonly store: Store,
    private readonly escalations: Pick<Escalations, 'waitOf' | 'serviceLevels' | 'duty'>,
    private readonly now: Clock,
  ) {}

  /** In the order in which they will be served; the resolved ones newest first. */
  async list(filter: { state: EscalationState; limit: number }) {
    const names = await this.#names();
    const found = await this.store.escalations.list(filter);
    const levels = await this.escalations.serviceLevels(found);
    return { escalations: found.map((one) => escalationView(one, names, levels.get(one.id))) };
  }

  /** A conversation's facts and its escalations, oldest first; with the place in line if it waits, and the call to make. */
  async conversation(id: string, viewer: Pick<Agent, 'id'>) {
    const conversation = await this.#conversation(id);
    const names = await this.#names();
    const escalations = await this.store.escalations.ofConversation(id);
    const waiting = escalations.find(({ state }) => state === 'waiting');
    const levels = await this.escalations.serviceLevels(escalations);
    const callBack = (await this.store.callBacks.ofConversation(id)).at(-1);
    const holds = escalations.some((one) => one.state === 'assigned' && one.agentId === viewer.id);
    const wait = waiting && (await this.escalations.waitOf(waiting.id));
    const alerts = await this.#alerts(escalations.at(-1), names);
    return {
      conversation: conversationView(conversation, names),
      escalations: escalations.map((one) => escalationView(one, names, levels.get(one.id))),
      ...(wait && { wait }),
      ...(alerts.length > 0 && { alerts }),
      ...(callBack && { callBack: callBackView(callBack, holds) }),
    };
  }

  /** Messages in order, each citizen's with the bot's understanding; and whether there are earlier ones than these. */
  async messages(conversationId: string, part: MessagePart) {
    await this.#conversation(conversationId);
    const messages = await this.#part(conversationId, part);
    const [first] = await this.store.messages.after(conversationId, 0, 1);
    const turns = await this.store.turns.ofConversation(conversationId);
    const turnOf = new Map(turns.map((turn) => [turn.id, turn]));
    const names = await this.#names();
    return {
      messages: messages.map((message) => messageView(message, turnOf.get(message.id), names)),
      earlier: (first?.seq ?? 0) < (messages[0]?.seq ?? 0),
    };
  }

  async #part(conversationId: string, { after, before }: MessagePart) {
    const { messages } = this.store;
    if (after > 0) return messages.after(conversationId, after);
    if (before === undefined) return messages.latest(conversationId, AT_A_TIME);
    // Positions have no gaps.
    const start = Math.max(before - 1 - AT_A_TIME, 0);
    return (await messages.after(conversationId, start, AT_A_TIME)).filter(({ seq }) => seq < before);
  }

  async colleagues(viewer: Agent) {
    const agents = await this.store.agents.list();
    return { agents: agents.map((agent) => agentView(agent, viewer, this.now())) };
  }

  /** Which officers were told of it outside the hours. */
  async #alerts(escalation: Escalation | undefined, names: Names) {
    const sent = escalation ? await this.escalations.duty.alertsOf(escalation) : [];
    return sent.map((one) => ({ ...one, agentName: names.get(one.agentId) ?? '' }));
  }

  async #names() {
    return namesOf(await this.store.agents.list());
  }

  async #conversation(id: string) {
    const conversation = await this.store.conversations.get(id);
    if (!conversation) throw new AppError('conversation.unknown', 'There is no conversation of that id.');
    return conversation;
  }
}
