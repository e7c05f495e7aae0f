import { type Response, Router } from 'express';
import type { Escalations } from '../escalation/escalations.ts';
import type { HintBus } from '../ports/queue.ts';
import { resetPassword, setAccount, setSkills } from './agent-changes.ts';
import type { AgentParts } from './agents.ts';
import { agentOf, may } from './guard.ts';
import { accountBody, passwordBody, periodQuery, skillsBody } from './oversight-schemas.ts';
import { complaintsCsv, listComplaints } from './reports/complaints.ts';
import { reportCsv } from './reports/csv.ts';
import { gapLines, readGaps } from './reports/gaps.ts';
import { readReport } from './reports/report.ts';
import { check } from './schemas.ts';
import { agentView } from './views.ts';
import { readWall } from './wall.ts';

export interface OversightParts extends AgentParts {
  readonly escalations: Pick<Escalations, 'serviceLevels' | 'teamHours' | 'duty'>;
  readonly hints: HintBus;
}

/** Days begin here when no team has a calendar. */
const FALLBACK_ZONE = 'Africa/Casablanca';

/** What supervisors and administrators see and change. */
export function oversightRoutes(parts: OversightParts): Router {
  const router = Router();
  router.get('/wall', may('wall.read'), async (_request, response) => {
    response.json(await readWall(parts));
  });
  addReports(router, parts);
  addAgentChanges(router, parts);
  return router;
}

function addReports(router: Router, { store, escalations, now }: OversightParts): void {
  const report = (query: unknown) =>
    readReport(store, check(periodQuery, query), {
      zone: escalations.teamHours()[0]?.zone ?? FALLBACK_ZONE,
      now: now(),
    });

  router.get('/reports', may('reports.read'), async (request, response) => {
    response.json(await report(request.query));
  });
  router.get('/reports.csv', may('reports.read'), async (request, response) => {
    sendFile(response, 'text/csv; charset=utf-8', 'dalil-report.csv', reportCsv(await report(request.query)));
  });
  router.get('/complaints.csv', may('reports.read'), async (request, response) => {
    const { from, to } = check(periodQuery, request.query);
    const complaints = await listComplaints(store, { from, to });
    sendFile(response, 'text/csv; charset=utf-8', 'dalil-complaints.csv', complaintsCsv(complaints, now()));
  });
  router.get('/gaps', may('gaps.read'), async (request, response) => {
    response.json(await readGaps({ store, now }, check(periodQuery, request.query)));
  });
  router.get('/gaps.jsonl', may('gaps.read'), async (request, response) => {
    const { groups } = await readGaps({ store, now }, check(periodQuery, request.query));
    sendFile(response, 'application/jsonl; charset=utf-8', 'dalil-gaps.jsonl', gapLines(groups));
  });
}

function addAgentChanges(router: Router, parts: OversightParts): void {
  const { hints, now } = parts;
  router.put('/agents/:id/skills', may('agents.skills'), async (request, response) => {
    const agent = await setSkills(parts, String(request.params['id']), check(skillsBody, request.body));
    await hints.publish({ kind: 'presence', id: agent.id });
    response.json({ agent: agentView(agent, agentOf(response), now()) });
  });
  router.put('/agents/:id/account', may('agents.accounts'), async (request, response) => {
    const actor = agentOf(response);
    const body = check(accountBody, request.body);
    const agent = await setAccount(parts, String(request.params['id']), body, actor);
    await hints.publish({ kind: 'presence', id: agent.id });
    response.json({ agent: agentView(agent, actor, now()) });
  });
  router.post('/agents/:id/password', may('agents.accounts'), async (request, response) => {
    const { password } = check(passwordBody, request.body);
    await resetPassword(parts, String(request.params['id']), password);
    response.status(204).end();
  });
}

function sendFile(response: Response, type: string, name: string, content: string): void {
  response.set({ 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` });
  response.send(content);
}
