import type { RequestHandler } from 'express';
import type { Hint, HintBus } from '../ports/queue.ts';
import { signedInOf, tokenOf } from './guard.ts';
import { noteSeen } from './presence.ts';
import { findSession, type SessionParts } from './sessions.ts';

const KINDS: readonly Hint['kind'][] = ['escalation', 'conversation', 'presence'];
const COMMENT_EVERY_MS = 15_000;
/** A reader this far behind is cut off; it comes back and reads everything afresh. */
const MOST_BUFFERED_BYTES = 1_000_000;

/** Server-sent hints: what changed, by id. Nothing is resumed: on connecting, the page fetches its lists again. */
export function eventStream(parts: Pick<SessionParts, 'store' | 'now'> & { hints: HintBus }): RequestHandler {
  return (request, response) => {
    response.status(200).set({
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    });
    response.write(`: ${signedInOf(response).agent.id}\n\n`);
    const write = (text: string) => {
      // Ending it would wait for the reader; its memory must go now.
      if (response.writableLength > MOST_BUFFERED_BYTES) response.destroy();
      else if (!response.writableEnded) response.write(text);
    };
    const unsubscribe = parts.hints.subscribe(({ kind, id, by }) => {
      // The page comes back at once and fetches its lists again.
      if (kind === 'gap') response.end();
      else if (KINDS.includes(kind) || (kind === 'typing' && by === 'citizen'))
        write(`event: ${kind}\ndata: ${JSON.stringify({ id })}\n\n`);
    });
    const timer = setInterval(async () => {
      // A store that is away for a moment does not end the stream; a session that has ended does.
      const alive = await signOfLife(parts, tokenOf(request)).catch(() => true);
      if (alive) write(':\n\n');
      else response.end();
    }, COMMENT_EVERY_MS);
    response.on('close', () => {
      clearInterval(timer);
      unsubscribe();
    });
  };
}

/** Whether the session still stands; its agent is then noted as being there. */
async function signOfLife(parts: Pick<SessionParts, 'store' | 'now'>, token: string | undefined) {
  const signedIn = await findSession(parts, token);
  if (signedIn) await noteSeen(parts, signedIn.agent);
  return signedIn !== undefined;
}
