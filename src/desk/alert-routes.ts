import { Router } from 'express';
import type { Agent } from '../core/agent.ts';
import type { ChannelName } from '../core/message.ts';
import { type LinkParts, newAlertCode, removeAlert } from '../escalation/alert-link.ts';
import { agentOf, may } from './guard.ts';

export interface AlertRouteParts extends LinkParts {
  readonly randomBytes: (size: number) => Buffer;
}

/** Where an agent wants to be told of emergencies while they are on duty. */
export function alertRoutes(parts: AlertRouteParts): Router {
  const router = Router();
  router.get('/me/alert', may('alert.own'), (_request, response) => {
    response.json(alertView(agentOf(response)));
  });
  router.post('/me/alert', may('alert.own'), async (_request, response) => {
    response.status(201).json(await newAlertCode(parts, agentOf(response).id));
  });
  router.delete('/me/alert', may('alert.own'), async (_request, response) => {
    await removeAlert(parts, agentOf(response).id);
    response.status(204).end();
  });
  return router;
}

export interface AlertView {
  readonly linked?: { readonly channel: ChannelName; readonly since: Date };
}

/** Not which conversation it is. */
export function alertView({ alert }: Pick<Agent, 'alert'>): AlertView {
  return alert ? { linked: { channel: alert.channel, since: alert.since } } : {};
}
