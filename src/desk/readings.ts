import type { Agent } from '../core/agent.ts';
import { AppError } from '../core/errors.ts';
import type { EscalationState } from '../core/escalation.ts';
import type { Escalations } from '../escalation/escalations.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';
import { callBackView } from './call-backs.ts';
import { agentView, conversationView, escalationView, messageView, namesOf } from './views.ts';

/** So many messages are shown of a long conversation: the last ones. */
const LATEST = 500;

/** What the desk shows. */
export class Readings {
  constructor(
    private readonly store: Store,
    private readonly escalations: Pick<Escalations, 'waitOf' | 'serviceLevels'>,
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
    return {
      conversation: conversationView(conversation, names),
      escalations: escalations.map((one) => escalationView(one, names, levels.get(one.id))),
      ...(wait && { wait }),
      ...(callBack && { callBack: callBackView(callBack, holds) }),
    };
  }

  /** The messages after a `seq` (0: the last five hundred), each citizen's with the bot's understanding. */
  async messages(conversationId: string, after: number) {
    await this.#conversation(conversationId);
    const messages =
      after > 0
        ? await this.store.messages.after(conversationId, after)
        : await this.store.messages.latest(conversationId, LATEST);
    const turns = await this.store.turns.ofConversation(conversationId);
    const turnOf = new Map(turns.map((turn) => [turn.id, turn]));
    const names = await this.#names();
    return { messages: messages.map((message) => messageView(message, turnOf.get(message.id), names)) };
  }

  async colleagues(viewer: Agent) {
    const agents = await this.store.agents.list();
    return { agents: agents.map((agent) => agentView(agent, viewer, this.now())) };
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
