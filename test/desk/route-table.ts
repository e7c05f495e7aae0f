import type { Role } from '../../src/core/agent.ts';
import { PASSWORD } from '../support/desk-agent.ts';

export const conversation = '/conversations/conversation-of-{e}';
export const newAgent = {
  email: '{e}@example.org',
  name: 'New',
  password: PASSWORD,
  role: 'agent',
  languages: [],
};

const PERIOD = 'from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z';
const SKILLS = { languages: ['fr'], topics: ['passport'], missions: null, capacity: 3 };
const ACCOUNT = { name: 'Changed', role: 'agent', disabled: false };

const DUTY = { agentId: 'changed', day: '2026-11-28', from: '20:00', to: '08:00', weeks: 2 };
const WEEK = {
  ...{ monday: [{ from: '09:00', to: '12:30' }], tuesday: [], wednesday: [], thursday: [] },
  ...{ friday: [], saturday: [], sunday: [] },
};
const MISSION_HOURS = {
  ...{ week: WEEK, holidays: [{ from: '2026-11-18', name: 'Indépendance', of: 'morocco' }], closures: [] },
  ramadan: [{ from: '2026-02-18', to: '2026-03-19', announced: false, week: WEEK }],
  source: { title: 'Avis au public', url: '', kind: 'official', checkedOn: '2026-11-20' },
};

const { source: _, ...HOURS } = MISSION_HOURS;
const TEAM = { ...HOURS, name: 'État civil', zone: 'Africa/Casablanca' };

export interface Row {
  readonly route: string;
  readonly body?: unknown;
  /** What is answered to those who may; the escalation `{e}` waits. */
  readonly status: number;
  readonly refused?: readonly Role[];
  readonly malformed?: readonly unknown[];
}

/** Every route of the API that needs a session. */
export const ROUTES: readonly Row[] = [
  { route: 'GET /session', status: 200 },
  { route: 'GET /escalations?state=waiting', status: 200 },
  { route: 'POST /escalations/{e}/claim', status: 200 },
  { route: 'POST /escalations/{e}/decline', status: 200 },
  {
    route: 'POST /escalations/{e}/transfer',
    body: { to: { missionId: 'fr-lyon' } },
    status: 409,
    malformed: [{}, { to: {} }, { to: { agentId: 'a', missionId: 'b' } }, { to: { teamId: 1 } }],
  },
  {
    route: 'POST /escalations/{e}/resolve',
    body: { disposition: 'answered' },
    status: 409,
    malformed: [{}, { disposition: 'done' }, { disposition: 'answered', note: 1 }, '{'],
  },
  { route: `GET ${conversation}`, status: 200 },
  { route: `GET ${conversation}/messages`, status: 200 },
  {
    route: `POST ${conversation}/messages`,
    body: { clientId: 'c', text: 'Bonjour' },
    status: 409,
    malformed: [{}, { text: 'x' }, { clientId: 'c', text: '  ' }, { clientId: 1, text: 'x' }, '[1]'],
  },
  { route: `GET ${conversation}/erasure`, status: 200, refused: ['agent'] },
  { route: `DELETE ${conversation}`, status: 200, refused: ['agent'] },
  { route: `GET ${conversation}/export`, status: 200, refused: ['agent'] },
  {
    route: `PUT ${conversation}/hold`,
    body: { held: true },
    status: 200,
    refused: ['agent'],
    malformed: [{}, { held: 'yes' }],
  },
  { route: 'GET /audit?limit=5', status: 200, refused: ['agent', 'supervisor'] },
  { route: 'GET /me/alert', status: 200 },
  { route: 'POST /me/alert', status: 201 },
  { route: 'DELETE /me/alert', status: 204 },
  { route: 'GET /me/sessions', status: 200 },
  { route: 'DELETE /me/sessions/unknown', status: 204 },
  { route: 'GET /agents', status: 200 },
  { route: 'GET /channels', status: 200, refused: ['agent'] },
  {
    route: 'POST /agents',
    body: newAgent,
    status: 201,
    refused: ['agent', 'supervisor'],
    malformed: [
      {},
      { ...newAgent, role: 'king' },
      { ...newAgent, email: 'x' },
      { ...newAgent, password: 'short' },
      { ...newAgent, languages: ['xx'] },
    ],
  },
  {
    route: 'PUT /me/presence',
    body: { state: 'available' },
    status: 200,
    malformed: [{}, { state: 'asleep' }],
  },
  {
    route: 'GET /suggestions?conversation=conversation-of-{e}&service=passport&aspect=fee',
    status: 200,
  },
  { route: 'GET /search?q=bonjour', status: 200 },
  {
    route: 'POST /calls',
    body: { clientId: '{e}', language: 'ar', topic: 'passport', question: 'بغيت الباسبور' },
    status: 201,
    malformed: [{}, { clientId: 'c', language: 'xx' }, { clientId: 'c', language: 'fr', topic: 'x' }],
  },
  { route: `GET ${conversation}/notes`, status: 200 },
  {
    route: `POST ${conversation}/notes`,
    body: { clientId: 'n', text: 'Rappellera.' },
    status: 201,
    malformed: [{}, { clientId: 'n', text: ' ' }],
  },
  { route: `POST ${conversation}/typing`, status: 204 },
  { route: 'GET /canned', status: 200 },
  {
    route: 'PUT /canned/fr/bonjour',
    body: { text: 'Bonjour, {agent}.' },
    status: 200,
    refused: ['agent'],
    malformed: [{}, { text: '' }],
  },
  { route: 'DELETE /canned/fr/unknown', status: 204, refused: ['agent'] },
  { route: 'GET /calendars', status: 200 },
  { route: 'POST /escalations/{e}/refuse', body: { note: 'x' }, status: 409, malformed: [{ note: 1 }] },
  { route: 'GET /call-backs', status: 200 },
  {
    route: 'POST /call-backs/unknown/calls',
    body: { result: 'called', attempts: 0 },
    status: 404,
    malformed: [{}, { result: 'perhaps', attempts: 0 }, { result: 'called', attempts: -1 }],
  },
  {
    route: `PUT ${conversation}/call-back`,
    body: { phone: '+212612345678' },
    status: 409,
    malformed: [{}, { phone: '1' }, { phone: 'x'.repeat(41) }],
  },
  { route: 'GET /recipients?q=bonjour', status: 200 },
  {
    route: `POST ${conversation}/sent-answers`,
    body: { clientId: 'c', recipient: 'conversation-of-{e}', service: 'passport', aspect: 'fee' },
    status: 404,
    malformed: [{}, { clientId: 'c', recipient: 'x', service: 'nothing' }],
  },
  { route: 'GET /duty', status: 200 },
  {
    route: 'POST /duty',
    body: DUTY,
    status: 201,
    refused: ['agent'],
    malformed: [{}, { ...DUTY, day: '2026-02-30' }, { ...DUTY, from: '8h' }, { ...DUTY, weeks: 99 }],
  },
  { route: 'DELETE /duty/unknown', status: 204, refused: ['agent'] },
  { route: 'GET /mission-hours', status: 200 },
  {
    route: 'PUT /mission-hours/fr-lyon',
    body: MISSION_HOURS,
    status: 200,
    refused: ['agent'],
    malformed: [
      {},
      { ...MISSION_HOURS, source: undefined },
      { ...MISSION_HOURS, week: { ...WEEK, monday: [{ from: '17:00', to: '09:00' }] } },
      { ...MISSION_HOURS, holidays: [{ from: '2026-13-01', name: 'x' }] },
    ],
  },
  {
    route: 'POST /mission-hours/fr-lyon/imports',
    body: { text: '' },
    status: 200,
    refused: ['agent'],
    malformed: [{}, { text: 'not a calendar' }],
  },
  { route: 'DELETE /mission-hours/unknown', status: 204, refused: ['agent'] },
  { route: 'GET /teams', status: 200 },
  {
    route: 'POST /teams',
    body: TEAM,
    status: 201,
    refused: ['agent'],
    malformed: [
      {},
      { ...TEAM, name: ' ' },
      { ...TEAM, zone: 'Nowhere/Else' },
      { ...TEAM, week: { ...WEEK, monday: [{ from: '17:00', to: '09:00' }] } },
    ],
  },
  {
    route: 'PUT /teams/call-centre',
    body: TEAM,
    status: 200,
    refused: ['agent'],
    malformed: [{}, { ...TEAM, week: {} }],
  },
  {
    route: 'POST /teams/call-centre/imports',
    body: { text: '' },
    status: 200,
    refused: ['agent'],
    malformed: [{}, { text: 'not a calendar' }],
  },
  { route: 'DELETE /teams/unknown', status: 204, refused: ['agent'] },
  { route: `GET /complaints.csv?${PERIOD}`, status: 200, refused: ['agent'] },
  { route: 'GET /wall', status: 200, refused: ['agent'] },
  { route: `GET /reports?${PERIOD}`, status: 200, refused: ['agent'] },
  { route: `GET /reports.csv?${PERIOD}`, status: 200, refused: ['agent'] },
  { route: `GET /gaps?${PERIOD}`, status: 200, refused: ['agent'] },
  { route: `GET /gaps.jsonl?${PERIOD}`, status: 200, refused: ['agent'] },
  {
    route: 'PUT /agents/changed/skills',
    body: SKILLS,
    status: 200,
    refused: ['agent'],
    malformed: [
      {},
      { ...SKILLS, capacity: 0 },
      { ...SKILLS, topics: ['x'] },
      { ...SKILLS, team: 1 },
      { ...SKILLS, languages: ['xx'] },
    ],
  },
  {
    route: 'PUT /agents/changed/account',
    body: ACCOUNT,
    status: 200,
    refused: ['agent', 'supervisor'],
    malformed: [{}, { ...ACCOUNT, role: 'king' }, { ...ACCOUNT, name: ' ' }],
  },
  {
    route: 'POST /agents/changed/password',
    body: { password: PASSWORD },
    status: 204,
    refused: ['agent', 'supervisor'],
    malformed: [{}, { password: 'short' }],
  },
];
/** Supervisors and administrators may move and close what others hold. */
export const OVERSEEN = ['POST /escalations/{e}/transfer', 'POST /escalations/{e}/resolve'];
