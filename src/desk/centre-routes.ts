import { Router } from 'express';
import type { Ids } from '../core/ids.ts';
import type { Escalations } from '../escalation/escalations.ts';
import type { Store } from '../ports/store.ts';
import { sendCallAnswer } from './call-answer.ts';
import { callBackView, readCallBacks } from './call-backs.ts';
import {
  callAnswerBody,
  callMarkBody,
  dutyBody,
  dutyQuery,
  phoneBody,
  recipientQuery,
  refuseBody,
} from './centre-schemas.ts';
import { readDuty, shiftView } from './duty-view.ts';
import { agentOf, may } from './guard.ts';
import { findRecipients } from './recipients.ts';
import { check } from './schemas.ts';
import type { SuggestionParts } from './suggestions.ts';
import { escalationView, namesOf } from './views.ts';

export interface CentreParts extends SuggestionParts {
  readonly store: Store;
  readonly escalations: Escalations;
  readonly ids: Ids;
}

/** Calls to make, answers sent after a call, referrals sent back, the duty roster. */
export function centreRoutes(parts: CentreParts): Router {
  const router = Router();
  addCalls(router, parts);
  addDuty(router, parts);
  router.post('/escalations/:id/refuse', may('escalations.refuse'), async (request, response) => {
    const { note } = check(refuseBody, request.body);
    const refused = await parts.escalations.refuse(String(request.params['id']), note, agentOf(response));
    response.json({ escalation: escalationView(refused, namesOf(await parts.store.agents.list())) });
  });
  return router;
}

function addCalls(router: Router, parts: CentreParts): void {
  const { escalations } = parts;
  router.get('/call-backs', may('call-backs.read'), async (_request, response) => {
    response.json(await readCallBacks(parts, agentOf(response)));
  });
  router.post('/call-backs/:id/calls', may('call-backs.mark'), async (request, response) => {
    const mark = check(callMarkBody, request.body);
    const marked = await escalations.markCall(String(request.params['id']), mark, agentOf(response));
    response.json({ callBack: callBackView(marked, true) });
  });
  router.put('/conversations/:id/call-back', may('call-backs.mark'), async (request, response) => {
    const number = { conversationId: String(request.params['id']), ...check(phoneBody, request.body) };
    await escalations.noteCallBack(number, agentOf(response));
    response.status(204).end();
  });
  router.get('/recipients', may('calls.send'), async (request, response) => {
    response.json(await findRecipients(parts, check(recipientQuery, request.query).q));
  });
  router.post('/conversations/:id/sent-answers', may('calls.send'), async (request, response) => {
    const answer = check(callAnswerBody, request.body);
    const callId = String(request.params['id']);
    response.status(202).json(await sendCallAnswer(parts, callId, answer, agentOf(response)));
  });
}

function addDuty(router: Router, parts: CentreParts): void {
  const { escalations, store } = parts;
  router.get('/duty', may('duty.read'), async (request, response) => {
    response.json(await readDuty(parts, check(dutyQuery, request.query).team));
  });
  router.post('/duty', may('duty.write'), async (request, response) => {
    const shifts = await escalations.duty.add(check(dutyBody, request.body), agentOf(response));
    const names = namesOf(await store.agents.list());
    response.status(201).json({ shifts: shifts.map((one) => shiftView(one, names)) });
  });
  router.delete('/duty/:id', may('duty.write'), async (request, response) => {
    await escalations.duty.remove(String(request.params['id']));
    response.status(204).end();
  });
}
