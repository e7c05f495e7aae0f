import { Router } from 'express';
import type { Escalations } from '../escalation/escalations.ts';
import type { Store } from '../ports/store.ts';
import {
  callBody,
  cannedBody,
  cannedPath,
  noteBody,
  searchQuery,
  suggestionQuery,
} from './assist-schemas.ts';
import { listCanned, putCanned, removeCanned } from './canned.ts';
import { agentOf, may } from './guard.ts';
import { addNote, type NoteParts, notesOf } from './notes.ts';
import { check } from './schemas.ts';
import { searchMessages } from './search.ts';
import { type SuggestionParts, suggestionFor } from './suggestions.ts';
import { agentTypes } from './typing.ts';
import { escalationView, namesOf } from './views.ts';

export interface AssistParts extends NoteParts, SuggestionParts {
  readonly store: Store;
  readonly escalations: Pick<Escalations, 'openCall'>;
}

/** What helps an agent to answer: the catalogue's paragraphs, canned replies, notes, search, calls. */
export function assistRoutes(parts: AssistParts): Router {
  const router = Router();
  addConversationHelp(router, parts);
  addCanned(router, parts);
  router.get('/suggestions', may('suggestions.read'), async (request, response) => {
    response.json(await suggestionFor(parts, check(suggestionQuery, request.query)));
  });
  router.get('/search', may('conversations.read'), async (request, response) => {
    response.json(await searchMessages(parts.store, check(searchQuery, request.query).q));
  });
  router.post('/calls', may('calls.open'), async (request, response) => {
    const opened = await parts.escalations.openCall(check(callBody, request.body), agentOf(response));
    const names = namesOf(await parts.store.agents.list());
    response.status(201).json({ escalation: escalationView(opened, names) });
  });
  return router;
}

function addConversationHelp(router: Router, parts: AssistParts): void {
  router.get('/conversations/:id/notes', may('conversations.read'), async (request, response) => {
    response.json(await notesOf(parts, String(request.params['id'])));
  });
  router.post('/conversations/:id/notes', may('notes.write'), async (request, response) => {
    const note = { conversationId: String(request.params['id']), ...check(noteBody, request.body) };
    response.status(201).json(await addNote(parts, note, agentOf(response)));
  });
  router.post('/conversations/:id/typing', may('conversations.write'), async (request, response) => {
    await agentTypes(parts, String(request.params['id']), agentOf(response));
    response.status(204).end();
  });
}

function addCanned(router: Router, parts: AssistParts): void {
  router.get('/canned', may('canned.read'), async (_request, response) => {
    response.json(await listCanned(parts));
  });
  router.put('/canned/:language/:shortcut', may('canned.write'), async (request, response) => {
    const key = check(cannedPath, request.params);
    response.json({ reply: await putCanned(parts, { ...key, ...check(cannedBody, request.body) }) });
  });
  router.delete('/canned/:language/:shortcut', may('canned.write'), async (request, response) => {
    await removeCanned(parts, check(cannedPath, request.params));
    response.status(204).end();
  });
}
