import { Router } from 'express';
import { AppError } from '../core/errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { RateLimiter } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';
import type { CopyLinks } from './copy-link.ts';
import { exportConversation } from './export.ts';

const COPIES_A_MINUTE = 6;

/** `GET /copy/<token>`: the file that a person's link leads to, written down like every other look. */
export function copyRouter(parts: {
  readonly store: Store;
  readonly links: CopyLinks;
  readonly rateLimiter: RateLimiter;
  readonly newId: () => string;
  readonly now: Clock;
}): Router {
  const { store, links, rateLimiter, newId, now } = parts;
  const router = Router();
  router.get('/copy/:token', async (request, response) => {
    const id = await links.conversationOf(String(request.params['token']));
    if (!id || !(await store.conversations.get(id)))
      throw new AppError('resource.unknown', 'This link is wrong or too old: ask the bot for another copy.');
    const { allowed, retryAfterSeconds } = await rateLimiter.take(`copy-${id}`, COPIES_A_MINUTE, 60);
    if (!allowed)
      throw new AppError('request.rate-limited', 'Wait a moment before the next copy.', {
        retryAfterSeconds,
      });
    await store.audit.add({ id: newId(), at: now(), actor: 'citizen', action: 'export', subject: id });
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' }).attachment('conversation.json');
    response.json(await exportConversation(store, id, { remarks: false }));
  });
  return router;
}
