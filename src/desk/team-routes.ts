import { Router } from 'express';
import { teamSchema } from '../calendar/schema.ts';
import { agentOf, may } from './guard.ts';
import { importBody } from './mission-hours-routes.ts';
import { check } from './schemas.ts';
import { addTeam, importTeamClosures, listTeams, putTeam, removeTeam, type TeamParts } from './teams.ts';

/** The teams that agents work in, and when each is at work. */
export function teamRoutes(parts: TeamParts): Router {
  const router = Router();
  router.get('/teams', may('calendars.read'), async (_request, response) => {
    response.json(await listTeams(parts));
  });
  router.post('/teams', may('teams.write'), async (request, response) => {
    response.status(201).json(await addTeam(parts, check(teamSchema, request.body), agentOf(response)));
  });
  router.put('/teams/:id', may('teams.write'), async (request, response) => {
    const entered = check(teamSchema, request.body);
    response.json(await putTeam(parts, { id: String(request.params['id']), entered }, agentOf(response)));
  });
  router.post('/teams/:id/imports', may('teams.write'), async (request, response) => {
    const { text } = check(importBody, request.body);
    const id = String(request.params['id']);
    response.json(await importTeamClosures(parts, { id, text }, agentOf(response)));
  });
  router.delete('/teams/:id', may('teams.write'), async (request, response) => {
    await removeTeam(parts, String(request.params['id']));
    response.status(204).end();
  });
  return router;
}
