import { createHash } from 'node:crypto';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import type { AuditEntry } from '../core/audit.ts';
import type { Store } from '../ports/store.ts';
import { agentOf, may } from './guard.ts';
import { check } from './schemas.ts';
import type { SessionParts } from './sessions.ts';
import { namesOf } from './views.ts';

type AuditParts = Pick<SessionParts, 'now' | 'randomBytes'> & { readonly store: Store };

/** Looking at the same thing again within this long is one entry. */
const ONE_LOOK_MS = 10 * 60 * 1000;
/** Ids of entries known to be written, so that a page that reads on and on writes nothing. */
const REMEMBERED = 5_000;

/** What shows people's words, beside conversations themselves. */
const LOOKS = /^\/(conversations\/|search|recipients|call-backs|audit|gaps|reports|complaints)/;
/** Signs of life and of typing: nobody's business. */
const TRIFLES = /^\/me\/|\/typing$/;

/**
 * Writes every look at a conversation and every change into the book before it is done, so that nothing happens
 * unwritten; what is then refused is written too, with its status.
 */
export function audited(parts: AuditParts): RequestHandler {
  const written = new Set<string>();
  return async (request, response, next) => {
    const entry = entryOf(parts, request, response);
    if (!entry || written.has(entry.id)) return next();
    await parts.store.audit.add(entry);
    if (request.method === 'GET') {
      if (written.size >= REMEMBERED) written.clear();
      written.add(entry.id);
    }
    response.on('finish', () => {
      const status = response.statusCode;
      if (status < 400) return;
      void parts.store.audit.add({ ...entry, id: `${entry.id}.${status}`, status }).catch(() => undefined);
    });
    next();
  };
}

function entryOf(
  { now, randomBytes }: AuditParts,
  request: Request,
  response: Response,
): AuditEntry | undefined {
  const { method, path } = request;
  const reading = method === 'GET' || method === 'HEAD';
  if (TRIFLES.test(path) || (reading && !LOOKS.test(path))) return undefined;
  const [, collection = '', subject, ...rest] = path.split('/');
  const action = `${method} /${[collection, ...(subject ? [':id'] : []), ...rest].join('/')}`.slice(0, 100);
  const actor = agentOf(response).id;
  const at = now();
  const look = `${actor} ${action} ${subject} ${Math.floor(at.getTime() / ONE_LOOK_MS)}`;
  const id = reading
    ? createHash('sha256').update(look).digest('base64url').slice(0, 27)
    : randomBytes(18).toString('base64url');
  return { id, at, actor, action, ...(subject ? { subject: subject.slice(0, 128) } : {}) };
}

export const auditQuery = z.object({
  subject: z.string().min(1).max(128).optional(),
  actor: z.string().min(1).max(128).optional(),
  before: z.coerce.date().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** The book itself, for administrators. */
export function auditRoutes({ store }: Pick<AuditParts, 'store'>): Router {
  const router = Router();
  router.get('/audit', may('audit.read'), async (request, response) => {
    response.json({ entries: await auditList(store, check(auditQuery, request.query)) });
  });
  return router;
}

/** Entries of the book, newest first, with the names of agents. */
export async function auditList(
  store: Pick<Store, 'audit' | 'agents'>,
  { subject, actor, before, limit }: z.output<typeof auditQuery>,
) {
  const entries = await store.audit.list({
    limit,
    ...(subject === undefined ? {} : { subject }),
    ...(actor === undefined ? {} : { actor }),
    ...(before ? { before } : {}),
  });
  const names = namesOf(await store.agents.list());
  return entries.map((entry) => ({ ...entry, actorName: names.get(entry.actor) }));
}
