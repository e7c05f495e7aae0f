import { Router } from 'express';
import type { Escalations } from '../escalation/escalations.ts';
import type { HintBus } from '../ports/queue.ts';
import { addAgent } from './agents.ts';
import { type AssistParts, assistRoutes } from './assist-routes.ts';
import { centreRoutes } from './centre-routes.ts';
import { eventStream } from './event-stream.ts';
import { agentOf, may } from './guard.ts';
import { missionHoursRoutes } from './mission-hours-routes.ts';
import { oversightRoutes } from './oversight-routes.ts';
import { setPresence } from './presence.ts';
import { Readings } from './readings.ts';
import {
  agentBody,
  categoryBody,
  check,
  checkReply,
  escalationsQuery,
  messagesQuery,
  presenceBody,
  resolveBody,
  transferBody,
} from './schemas.ts';
import type { SessionParts } from './sessions.ts';
import { teamRoutes } from './team-routes.ts';
import type { TeamParts } from './teams.ts';
import { agentView, escalationView, namesOf } from './views.ts';

export interface ApiParts extends SessionParts, AssistParts, TeamParts {
  readonly escalations: Escalations;
  readonly hints: HintBus;
}

/** Everything that needs a session. Mount it behind `requireSession` and `requireCsrfToken`. */
export function apiRoutes(parts: ApiParts): Router {
  const router = Router();
  addEscalationRoutes(router, parts);
  addConversationRoutes(router, parts);
  addAgentRoutes(router, parts);
  router.get('/calendars', may('calendars.read'), (_request, response) => {
    response.json({ teams: parts.escalations.teamHours() });
  });
  router.get('/events', may('events.read'), eventStream(parts));
  router.use(assistRoutes(parts), centreRoutes(parts), oversightRoutes(parts));
  router.use(missionHoursRoutes(parts), teamRoutes(parts));
  return router;
}

function addEscalationRoutes(router: Router, { escalations, store, now }: ApiParts): void {
  const readings = new Readings(store, escalations, now);
  const view = async (one: Parameters<typeof escalationView>[0]) =>
    escalationView(one, namesOf(await store.agents.list()));

  router.get('/escalations', may('escalations.read'), async (request, response) => {
    response.json(await readings.list(check(escalationsQuery, request.query)));
  });
  router.post('/escalations/:id/claim', may('escalations.claim'), async (request, response) => {
    const claimed = await escalations.claim(String(request.params['id']), agentOf(response));
    response.json({ escalation: await view(claimed) });
  });
  router.post('/escalations/:id/decline', may('escalations.decline'), async (request, response) => {
    const declined = await escalations.decline(String(request.params['id']), agentOf(response));
    response.json({ escalation: await view(declined) });
  });
  router.put('/escalations/:id/category', may('escalations.categorise'), async (request, response) => {
    const { category } = check(categoryBody, request.body);
    const named = await escalations.categorise(String(request.params['id']), category, agentOf(response));
    response.json({ escalation: await view(named) });
  });
  router.post('/escalations/:id/transfer', may('escalations.transfer'), async (request, response) => {
    const body = check(transferBody, request.body);
    const moved = await escalations.transfer(String(request.params['id']), body, agentOf(response));
    response.json({ escalation: await view(moved) });
  });
  router.post('/escalations/:id/resolve', may('escalations.resolve'), async (request, response) => {
    const body = check(resolveBody, request.body);
    const resolved = await escalations.resolve(String(request.params['id']), body, agentOf(response));
    response.json({ escalation: await view(resolved) });
  });
}

function addConversationRoutes(router: Router, { escalations, store, now }: ApiParts): void {
  const readings = new Readings(store, escalations, now);

  router.get('/conversations/:id', may('conversations.read'), async (request, response) => {
    response.json(await readings.conversation(String(request.params['id']), agentOf(response)));
  });
  router.get('/conversations/:id/messages', may('conversations.read'), async (request, response) => {
    const part = check(messagesQuery, request.query);
    response.json(await readings.messages(String(request.params['id']), part));
  });
  router.post('/conversations/:id/messages', may('conversations.write'), async (request, response) => {
    const { clientId, text } = checkReply(request.body);
    const message = { conversationId: String(request.params['id']), clientId, text };
    response.status(202).json(await escalations.reply(message, agentOf(response)));
  });
}

function addAgentRoutes(router: Router, parts: ApiParts): void {
  const readings = new Readings(parts.store, parts.escalations, parts.now);

  router.get('/agents', may('colleagues.read'), async (_request, response) => {
    response.json(await readings.colleagues(agentOf(response)));
  });
  router.post('/agents', may('agents.add'), async (request, response) => {
    const agent = await addAgent(parts, check(agentBody, request.body));
    response.status(201).json({ agent: agentView(agent, agentOf(response), parts.now()) });
  });
  router.put('/me/presence', may('presence.set'), async (request, response) => {
    const { state } = check(presenceBody, request.body);
    const agent = await setPresence(parts, agentOf(response).id, state);
    await parts.hints.publish({ kind: 'presence', id: agent.id });
    response.json({ state: agent.presence, since: agent.presenceSince });
  });
}
