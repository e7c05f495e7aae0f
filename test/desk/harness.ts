import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import type { ChannelState } from '../../src/bot/channel-states.ts';
import type { Role } from '../../src/core/agent.ts';
import type { Catalogue, Mission } from '../../src/core/catalogue.ts';
import { hashPassword } from '../../src/desk/password.ts';
import { createDeskRouter } from '../../src/desk/routes.ts';
import type { Suggest } from '../../src/desk/suggestions.ts';
import { createEscalations } from '../../src/escalation/escalations.ts';
import { problemHandler } from '../../src/http/problem.ts';
import { createErasedMessages } from '../../src/privacy/erased.ts';
import { aClock, anAgent, createParts } from '../escalation/harness.ts';
import { PASSWORD } from '../support/desk-agent.ts';
import { inProcessRateLimiter, testIds } from '../support/in-process.ts';

/** Made once: a hash is slow on purpose. */
const passwordHash = hashPassword(PASSWORD, randomBytes(16));

const CHANNEL_STATES: readonly ChannelState[] = [
  { name: 'telegram', state: 'connected', since: new Date('2026-11-23T08:00:00Z') },
  { name: 'whatsapp-web', state: 'refused', since: new Date('2026-11-23T08:00:00Z'), linkCode: 'link-me' },
];

const LYON: Mission = {
  ...{
    id: 'fr-lyon',
    kind: 'consulate-general',
    city: 'fr-lyon',
    country: 'FR',
    phones: [],
    jurisdiction: [],
  },
  ...{ timezone: 'Europe/Paris', sources: [], checkedOn: '2026-11-23' },
};
const CATALOGUE: Catalogue = {
  version: 'test',
  services: [],
  missions: [LYON],
  places: [],
  service: () => undefined,
  mission: (id) => (id === LYON.id ? LYON : undefined),
  place: () => undefined,
};
/** A paragraph that shows what was asked for; the app renders the real one. */
const suggestPlainly: Suggest = ({ service, aspect, slots, language }) =>
  service === 'visa'
    ? undefined
    : {
        text: `${service} ${aspect} ${JSON.stringify(slots)}`,
        language,
        procedure: slots.procedure ?? service,
        known: true,
      };

/** A desk on a free port over a real SQLite file, with its clock, queue and hints in the test's hands. */
export async function startDesk({ publicUrl, uiDir }: { publicUrl?: string; uiDir?: string } = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'dalil-desk-'));
  writeFileSync(join(dir, 'desk.js'), '// the page');
  const clock = aClock();
  const made = await createParts(clock, join(dir, 'dalil.db'));
  const shared = { ...made, now: clock.now, randomBytes, rateLimiter: inProcessRateLimiter(clock.now) };
  const app = express();
  app.use(
    '/desk',
    createDeskRouter({
      ...shared,
      escalations: createEscalations(made.parts),
      ids: testIds,
      erased: createErasedMessages(shared),
      newId: () => randomBytes(18).toString('base64url'),
      suggest: suggestPlainly,
      catalogue: () => CATALOGUE,
      channels: [],
      channelStates: async () => CHANNEL_STATES,
      queueNames: [],
      publicUrl,
      uiDir: uiDir ?? dir,
    }),
  );
  const unexpected: unknown[] = [];
  const quiet = () => undefined;
  app.use(
    problemHandler({ debug: quiet, info: quiet, warn: quiet, error: (fields) => unexpected.push(fields) }),
  );
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...made,
    url,
    unexpected,
    async add(name: string, role: Role = 'agent') {
      return made.store.agents.add(
        anAgent(name, role, { name, passwordHash: await passwordHash, presence: 'away' }),
      );
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await made.store.close();
      rmSync(dir, { recursive: true });
    },
  };
}

/** Somebody with a browser. */
export class Browser {
  cookie = '';
  csrfToken = '';
  agent: { id: string; name: string; role: Role } | undefined;

  constructor(readonly url: string) {}

  async signIn(name: string, password = PASSWORD): Promise<Response> {
    const response = await this.call('POST', '/session', { email: `${name}@example.org`, password });
    if (!response.ok) return response;
    this.cookie = response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
    Object.assign(this, await response.clone().json());
    return response;
  }

  call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return fetch(`${this.url}/desk/api${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(this.cookie && { cookie: this.cookie }),
        ...(this.csrfToken && { 'x-csrf-token': this.csrfToken }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  }
}

/** Parts of a server-sent stream as they come, until `enough`. */
export async function readStream(response: Response, enough: (text: string) => boolean): Promise<string> {
  const reader = response.body?.getReader();
  let text = '';
  for (const deadline = Date.now() + 5000; reader && !enough(text) && Date.now() < deadline; ) {
    const { value, done } = await reader.read();
    if (done) break;
    text += new TextDecoder().decode(value);
  }
  await reader?.cancel();
  return text;
}

/** A desk with these people, each signed in with a browser of their own. */
export async function deskWith<Name extends string>(people: Readonly<Record<Name, Role>>) {
  const desk = await startDesk();
  const browsers = {} as Record<Name, Browser>;
  for (const [name, role] of Object.entries(people) as [Name, Role][]) {
    await desk.add(name, role);
    browsers[name] = new Browser(desk.url);
    await browsers[name].signIn(name);
  }
  return { desk, ...browsers };
}

/** Ends a desk in which nothing unexpected may have happened. */
export async function endDesk(desk: Awaited<ReturnType<typeof startDesk>>): Promise<void> {
  expect(desk.unexpected).toEqual([]);
  await desk.close();
}
