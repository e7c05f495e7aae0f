import { Router } from 'express';
import { z } from 'zod';
import { type EraseParts, eraseConversation, previewErasure } from '../privacy/erase.ts';
import { exportConversation } from '../privacy/export.ts';
import { holdConversation } from '../privacy/hold.ts';
import { agentOf, may } from './guard.ts';
import { check } from './schemas.ts';
import type { SessionParts } from './sessions.ts';

export const holdBody = z.object({ held: z.boolean() });

export type PrivacyRouteParts = SessionParts & EraseParts;

/** A supervisor's answers to a person's rights: what there is, a copy of it, its erasure, and a hold on it. */
export function privacyRoutes(parts: PrivacyRouteParts): Router {
  const { store } = parts;
  const router = Router();
  router.get('/conversations/:id/erasure', may('conversations.erase'), async (request, response) => {
    response.json(await previewErasure(parts, String(request.params['id'])));
  });
  router.delete('/conversations/:id', may('conversations.erase'), async (request, response) => {
    const by = { actor: agentOf(response).id, action: 'erase' };
    response.json(await eraseConversation(parts, String(request.params['id']), by));
  });
  router.put('/conversations/:id/hold', may('conversations.hold'), async (request, response) => {
    const { held } = check(holdBody, request.body);
    const conversation = await holdConversation(store, String(request.params['id']), held);
    response.json({ held: conversation.held === true });
  });
  router.get('/conversations/:id/export', may('conversations.export'), async (request, response) => {
    const copy = await exportConversation(store, String(request.params['id']), { remarks: true });
    response.attachment('conversation.json').json(copy);
  });
  return router;
}
