import express, { Router } from 'express';
import { z } from 'zod';
import { missionHoursSchema } from '../calendar/schema.ts';
import { agentOf, may, requireSession } from './guard.ts';
import {
  importClosures,
  listMissionHours,
  type MissionHoursParts,
  putMissionHours,
  removeMissionHours,
} from './mission-hours.ts';
import { check } from './schemas.ts';

/** A year of public holidays as iCalendar is some ten kilobytes; several years of several countries fit. */
const LARGEST_IMPORT = '512kb';
const LONGEST_TEXT = 500_000;

/** Reads the larger bodies, of those who are signed in. Mount it before the parser of smaller ones. */
export function largeImports(parts: Parameters<typeof requireSession>[0]): Router {
  const paths = ['/mission-hours/:id/imports', '/teams/:id/imports'];
  return Router().use(paths, requireSession(parts), express.json({ limit: LARGEST_IMPORT }));
}

/** Empty: what was imported goes. */
export const importBody = z.object({ text: z.string().max(LONGEST_TEXT) });

/** When missions are open: information that supervisors keep, and that the bot gives with its source. */
export function missionHoursRoutes(parts: MissionHoursParts): Router {
  const router = Router();
  router.get('/mission-hours', may('calendars.read'), async (_request, response) => {
    response.json(await listMissionHours(parts));
  });
  router.put('/mission-hours/:id', may('calendars.write'), async (request, response) => {
    const entered = check(missionHoursSchema, request.body);
    const missionId = String(request.params['id']);
    response.json(await putMissionHours(parts, { missionId, entered }, agentOf(response)));
  });
  router.post('/mission-hours/:id/imports', may('calendars.write'), async (request, response) => {
    const missionId = String(request.params['id']);
    const { text } = check(importBody, request.body);
    response.json(await importClosures(parts, { missionId, text }, agentOf(response)));
  });
  router.delete('/mission-hours/:id', may('calendars.write'), async (request, response) => {
    await removeMissionHours(parts, String(request.params['id']));
    response.status(204).end();
  });
  return router;
}
