import type { Escalation } from '../core/escalation.ts';
import type { Store } from '../ports/store.ts';
import { type Line, linesOf } from './lines.ts';

/**
 * The lines of an escalation that belong to the talk as it is kept, oldest first. Who had their words erased had been
 * told the lines of before, and must not read them again. As long as the first message stands nothing was erased.
 */
export async function keptLines(
  { messages }: Pick<Store, 'messages'>,
  escalation: Escalation,
): Promise<Line[]> {
  const lines = linesOf(escalation);
  const [oldest] = await messages.after(escalation.conversationId, 0, 1);
  return !oldest || oldest.seq === 1 ? lines : lines.filter(({ at }) => at >= oldest.at);
}
