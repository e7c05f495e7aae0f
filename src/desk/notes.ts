import type { Agent } from '../core/agent.ts';
import type { Note } from '../core/desk-notes.ts';
import { AppError } from '../core/errors.ts';
import type { Ids } from '../core/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { HintBus } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';
import { namesOf } from './views.ts';

export interface NoteParts {
  readonly store: Pick<Store, 'conversations' | 'notes' | 'agents'>;
  readonly hints: HintBus;
  readonly ids: Ids;
  readonly now: Clock;
}

/**
 * Keeps a note for colleagues; nothing is ever sent of it. The same `clientId` twice is one note.
 * @throws {AppError} `conversation.unknown`
 */
export async function addNote(
  { store, hints, ids, now }: NoteParts,
  { conversationId, clientId, text }: { conversationId: string; clientId: string; text: string },
  agent: Pick<Agent, 'id'>,
): Promise<{ noteId: string }> {
  await mustExist(store, conversationId);
  const noteId = ids.consequence(ids.agentMessage(conversationId, agent.id, clientId), 'note');
  const note: Note = { id: noteId, conversationId, agentId: agent.id, text, at: now() };
  await store.notes.add(note);
  await hints.publish({ kind: 'conversation', id: conversationId });
  return { noteId };
}

/** The notes of a conversation with their authors' names, oldest first. @throws {AppError} `conversation.unknown` */
export async function notesOf({ store }: Pick<NoteParts, 'store'>, conversationId: string) {
  await mustExist(store, conversationId);
  const names = namesOf(await store.agents.list());
  const notes = await store.notes.ofConversation(conversationId);
  return {
    notes: notes.map(({ id, agentId, text, at }) => ({
      id,
      agentId,
      agentName: names.get(agentId),
      text,
      at,
    })),
  };
}

async function mustExist({ conversations }: Pick<Store, 'conversations'>, id: string): Promise<void> {
  if (!(await conversations.get(id)))
    throw new AppError('conversation.unknown', 'There is no conversation of that id.');
}
