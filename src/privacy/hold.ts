import type { Conversation } from '../core/conversation.ts';
import { AppError } from '../core/errors.ts';
import type { Store } from '../ports/store.ts';

const ATTEMPTS = 20;

/** Says whether a conversation must be kept whatever its age. @throws {AppError} `conversation.unknown` */
export async function holdConversation(
  { conversations }: Pick<Store, 'conversations'>,
  id: string,
  held: boolean,
): Promise<Conversation> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const conversation = await conversations.get(id);
    if (!conversation) throw new AppError('conversation.unknown', 'There is no conversation of that id.');
    const saved = await conversations.save({ ...conversation, held });
    if (saved) return saved;
  }
  throw new AppError('service.unavailable', 'Too many changes at once. Try again.', { retryAfterSeconds: 1 });
}
