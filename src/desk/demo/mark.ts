import type { Agent } from '../../core/agent.ts';
import type { Conversation } from '../../core/conversation.ts';
import type { CannedReply } from '../../core/desk-notes.ts';
import type { Store } from '../../ports/store.ts';

/** Everything invented begins with this, and nothing else does. */
export const DEMO = 'demo-';
const PAGE = 500;
/** Later than anything is planned for. */
const EVER = new Date('9999-12-31');

export function isDemoConversation({ personId }: Pick<Conversation, 'personId'>): boolean {
  return personId.startsWith(DEMO) || personId.startsWith(`call-${DEMO}`);
}
export function isDemoAgent({ id }: Pick<Agent, 'id'>): boolean {
  return id.startsWith(DEMO);
}
export function isDemoReply({ shortcut }: Pick<CannedReply, 'shortcut'>): boolean {
  return shortcut.startsWith(DEMO);
}

/** Every conversation, page by page. */
export async function* allConversations({ conversations }: Pick<Store, 'conversations'>) {
  for (let after = ''; ; ) {
    const page = await conversations.page(after, PAGE);
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    after = last.id;
  }
}

/** Removes what is marked as invented, and only that. Returns how many conversations that were. */
export async function wipeDemo(store: Store): Promise<number> {
  let wiped = 0;
  for await (const conversation of allConversations(store)) {
    if (!isDemoConversation(conversation)) continue;
    await store.conversations.erase(conversation.id);
    wiped += 1;
  }
  for (const { id, agentId } of await store.duty.list(new Date(0), EVER))
    if (isDemoAgent({ id: agentId })) await store.duty.remove(id);
  for (const { missionId, updatedBy } of await store.missionCalendars.list())
    if (isDemoAgent({ id: updatedBy })) await store.missionCalendars.remove(missionId);
  for (const { id } of await store.teams.list()) if (id.startsWith(DEMO)) await store.teams.remove(id);
  for (const agent of (await store.agents.list()).filter(isDemoAgent)) {
    await store.sessions.removeOfAgent(agent.id);
    await store.agents.remove(agent.id);
  }
  for (const reply of (await store.canned.list()).filter(isDemoReply)) await store.canned.remove(reply.id);
  return wiped;
}

/** @throws {Error} in one sentence, if anything real is in the store, or a demonstration already */
export async function mustBeEmpty(store: Store): Promise<void> {
  for await (const conversation of allConversations(store)) {
    if (isDemoConversation(conversation))
      throw new Error('The demonstration is here already: remove it first with `npm run demo -- --wipe`.');
    throw new Error('There are real conversations here: a demonstration is never mixed with them.');
  }
  const agents = await store.agents.list();
  if (agents.some((agent) => agent.role !== 'administrator' && !isDemoAgent(agent)))
    throw new Error('There are real agents here: a demonstration is never mixed with them.');
}
