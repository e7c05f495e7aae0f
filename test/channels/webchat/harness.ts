import { randomBytes } from 'node:crypto';
import { createWebchat, type WebchatParts } from '../../../channels/webchat/index.ts';
import type { Channel } from '../../../src/ports/channel.ts';
import { type Bot, START } from '../../bot/harness.ts';
import { inProcessRateLimiter, testIds } from '../../support/in-process.ts';

/** The web chat over a bot in this process. */
export function webchatOver(bot: Bot, changes: Partial<WebchatParts> = {}): Channel {
  return createWebchat({
    ...bot,
    ...bot.store,
    open: bot.openConversation,
    takenBefore: async () => undefined,
    rateLimiter: inProcessRateLimiter(() => START),
    erase: (id) => bot.store.conversations.erase(id),
    copyOf: async () => ({}),
    newToken: () => randomBytes(32).toString('base64url'),
    conversationId: (personId) => testIds.conversation('webchat', personId),
    origins: [],
    widgetFile: 'none',
    ...changes,
  });
}
