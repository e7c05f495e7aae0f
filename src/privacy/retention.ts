import type { Conversation } from '../core/conversation.ts';
import type { Log } from '../ports/log.ts';
import type { Stoppable } from '../ports/queue.ts';
import { type EraseParts, eraseConversation } from './erase.ts';
import { REMEMBERED_DAYS } from './erased.ts';

/** How long each class is kept, in days. `docs/privacy.md` says the same, and a test compares them. */
export const RETENTION_DAYS = {
  /** A conversation in which nobody waits, after its last change; unless it is held. */
  conversation: 180,
  /** A conversation that was opened and never written in: whoever opens many at the web chat fills no disk. */
  unused: 1,
  /** What is left after a person had their words erased: the confirmation, and where it was sent. */
  forgotten: 1,
  /** The mark of an erased message, after the message was stored. */
  erasedMessage: REMEMBERED_DAYS,
  audit: 365,
  /** A number to ring, after the call, or after it was no longer wanted… */
  callBack: 7,
  /** …and one that was never rung, after it was given. */
  callBackNotMade: 30,
} as const;

const DAY_MS = 24 * 60 * 60 * 1000;
/** Erased one after the other, so that nobody waits for it. */
const AT_ONCE = 100;
/** Removed with one command: what waits for it waits a moment. */
const UNUSED_AT_ONCE = 2_000;
/** Most conversations of one run; the rest is for the next. */
const MOST = 20_000;
const LOOK_EVERY_MS = 60 * 60 * 1000;
const LAST_RUN = 'privacy.retention';

export interface Retained {
  readonly conversations: number;
  readonly unused: number;
  readonly forgotten: number;
  readonly erasedMessages: number;
  readonly audit: number;
  readonly sessions: number;
  readonly callBacks: number;
}

/** Removes what has been kept long enough. May stop anywhere and run at the same time elsewhere. */
export async function retain(parts: EraseParts): Promise<Retained> {
  const { store, now } = parts;
  const before = (days: number) => new Date(now().getTime() - days * DAY_MS);
  const { conversation, unused, forgotten, erasedMessage, audit, callBack, callBackNotMade } = RETENTION_DAYS;
  return {
    conversations: await eraseAll(parts, () => store.privacy.inactiveSince(before(conversation), AT_ONCE)),
    unused: await removeUnused(parts, before(unused)),
    forgotten: await eraseAll(parts, () => store.privacy.forgottenBefore(before(forgotten), AT_ONCE)),
    erasedMessages: await store.privacy.removeMarksBefore(before(erasedMessage)),
    audit: await store.audit.removeBefore(before(audit)),
    sessions: await store.sessions.removeExpired(now()),
    callBacks: await store.callBacks.removeBefore({
      closed: before(callBack),
      asked: before(callBackNotMade),
    }),
  };
}

async function eraseAll(parts: EraseParts, next: () => Promise<Conversation[]>): Promise<number> {
  let erased = 0;
  while (erased < MOST) {
    const found = await next();
    if (found.length === 0) break;
    for (const { id } of found) {
      // Another process may have been faster, or a supervisor may have laid a hold on it.
      await eraseConversation(parts, id, { actor: 'system', action: 'retention' }).catch(() => undefined);
    }
    erased += found.length;
  }
  return erased;
}

async function removeUnused({ store }: EraseParts, before: Date): Promise<number> {
  let removed = 0;
  for (;;) {
    const more = await store.privacy.removeUnused(before, UNUSED_AT_ONCE);
    removed += more;
    if (more === 0) return removed;
  }
}

/** Retains once a day, in whichever process looks first. A run that fails is logged and tried again in an hour. */
export function startRetention(parts: EraseParts & { readonly log: Log }): Stoppable {
  let running = Promise.resolve();
  const look = async () => {
    const last = Number((await parts.store.values.get(LAST_RUN)) ?? 0);
    if (parts.now().getTime() - last < DAY_MS) return;
    await parts.store.values.set(LAST_RUN, String(parts.now().getTime()));
    parts.log.info(await retain(parts), 'kept long enough: removed');
  };
  const timer = setInterval(() => {
    running = running
      .then(look)
      .catch((error: unknown) => parts.log.warn({ error }, 'retention failed; tried again in an hour'));
  }, LOOK_EVERY_MS);
  running = look().catch((error: unknown) =>
    parts.log.warn({ error }, 'retention failed; tried again in an hour'),
  );
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
