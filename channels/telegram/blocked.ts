import type { Update } from 'telegraf/types';
import type { ValueStore } from '../../src/ports/store.ts';

const GONE = 'gone';

/** Chats that have shut the bot out, so that what is written to them fails at once instead of being tried. */
export class BlockedChats {
  constructor(private readonly values: Pick<ValueStore, 'get' | 'set' | 'remove'>) {}

  /** Notes what Telegram says of the bot's place in a chat: blocked or removed, or let in again. */
  async note(update: Update): Promise<void> {
    if (!('my_chat_member' in update)) return;
    const { chat, new_chat_member } = update.my_chat_member;
    const gone = new_chat_member.status === 'kicked' || new_chat_member.status === 'left';
    if (gone) await this.values.set(nameOf(chat.id), GONE);
    else await this.forget(chat.id);
  }

  /** Whoever writes has let the bot in again, even if Telegram's notice of it was lost. */
  async wrote(chatId: number | string): Promise<void> {
    if (await this.has(chatId)) await this.forget(chatId);
  }

  async has(chatId: number | string): Promise<boolean> {
    return (await this.values.get(nameOf(chatId))) === GONE;
  }

  async forget(chatId: number | string): Promise<void> {
    await this.values.remove(nameOf(chatId));
  }
}

function nameOf(chatId: number | string): string {
  return `telegram.chat.${chatId}`;
}
