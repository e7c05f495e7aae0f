import type { Update } from 'telegraf/types';
import type { ValueStore } from '../../src/ports/store.ts';

const GONE = 'gone';
const THERE = 'there';

/** Chats that have shut the bot out, so that what is written to them fails at once instead of being tried. */
export class BlockedChats {
  constructor(private readonly values: Pick<ValueStore, 'get' | 'set'>) {}

  /** Notes what Telegram says of the bot's place in a chat: blocked or removed, or let in again. */
  async note(update: Update): Promise<void> {
    if (!('my_chat_member' in update)) return;
    const { chat, new_chat_member } = update.my_chat_member;
    const gone = new_chat_member.status === 'kicked' || new_chat_member.status === 'left';
    await this.set(chat.id, gone);
  }

  /** Whoever writes has let the bot in again, even if Telegram's notice of it was lost. */
  async wrote(chatId: number | string): Promise<void> {
    if (await this.has(chatId)) await this.set(chatId, false);
  }

  async has(chatId: number | string): Promise<boolean> {
    return (await this.values.get(nameOf(chatId))) === GONE;
  }

  private async set(chatId: number | string, gone: boolean): Promise<void> {
    if ((await this.has(chatId)) !== gone) await this.values.set(nameOf(chatId), gone ? GONE : THERE);
  }
}

function nameOf(chatId: number | string): string {
  return `telegram.chat.${chatId}`;
}
