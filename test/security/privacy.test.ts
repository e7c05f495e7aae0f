import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startTestApp, type TestApp } from '../journeys/app.ts';
import type { Citizen } from '../support/citizen.ts';
import type { DeskAgent } from '../support/desk-agent.ts';
import { eventually } from '../support/eventually.ts';

let app: TestApp;
let administrator: DeskAgent;
let agent: DeskAgent;
beforeAll(async () => {
  app = await startTestApp();
  administrator = await app.administrator();
  agent = await app.agent('agent');
}, 180_000);
afterAll(() => app?.stop());

/** Every byte of the store on the disk. */
const onDisk = () =>
  readdirSync(app.dataDir)
    .filter((name) => name.startsWith('dalil.db'))
    .map((name) => readFileSync(join(app.dataDir, name), 'latin1'))
    .join('');
const own = (citizen: Citizen, method: string, path: string) =>
  fetch(`${app.url}/channels/webchat/${path}`, {
    method,
    headers: { authorization: `Bearer ${citizen.token}` },
  });

describe('a person', () => {
  it('is told at first contact how what they write is used', async () => {
    const [first] = await (await app.citizen({ language: 'fr' })).asks('passeport');
    expect(first?.text).toMatch(/enregistr|conserv|confidential|vie privée/i);
  });

  it('erases their words by asking for it: they are gone from the disk, and it is confirmed', async () => {
    const citizen = await app.citizen({ language: 'fr' });
    await citizen.asks('renouvellement passeport, je suis madame Zanzibarova');
    await citizen.asks('je veux parler à un agent');
    expect(onDisk()).toContain('Zanzibarova');
    await citizen.writes('effacez mes messages');
    const asked = await citizen.hears(({ choices }) => choices?.[0]?.id === 'forget.yes');
    expect(asked.at(-1)?.choices?.map(({ id }) => id)).toEqual(['forget.yes']);
    expect(onDisk()).toContain('Zanzibarova');
    const press = { clientId: randomUUID(), choice: 'forget.yes' };
    const taken = await citizen.post(press);
    const { messageId } = (await taken.json()) as { messageId: string };
    const [confirmed] = await citizen.hears();
    expect(confirmed?.text).toContain('effacé');
    await eventually(async () => {
      expect((await citizen.messages()).map(({ id }) => id)).toEqual([confirmed?.id]);
      expect(onDisk()).not.toContain('Zanzibarova');
    });
    // The button is erased with the rest; that its press was taken is said to whoever did not hear it.
    const repeated = await citizen.post(press);
    expect([repeated.status, await repeated.json()]).toEqual([202, { messageId }]);
    expect((await citizen.post({ ...press, clientId: randomUUID() })).status).toBe(400);
    const waiting = await administrator.escalations('waiting');
    expect(waiting.filter(({ conversationId }) => conversationId === citizen.conversationId)).toEqual([]);
    const [again] = await citizen.asks('passeport');
    expect(again?.text).toMatch(/enregistr|conserv|confidential|vie privée/i);
  });

  it('erases the whole conversation with the token, which then opens nothing', async () => {
    const citizen = await app.citizen();
    await citizen.asks('un agent svp, je suis monsieur Crocodilius');
    expect(onDisk()).toContain('Crocodilius');
    expect((await own(citizen, 'DELETE', 'conversations')).status).toBe(204);
    expect(onDisk()).not.toContain('Crocodilius');
    expect((await own(citizen, 'DELETE', 'conversations')).status).toBe(401);
    expect((await own(citizen, 'GET', 'messages')).status).toBe(401);
    const waiting = await administrator.escalations('waiting');
    expect(waiting.filter(({ conversationId }) => conversationId === citizen.conversationId)).toEqual([]);
  });

  it('brings nothing back by sending it again', async () => {
    const citizen = await app.citizen({ language: 'fr' });
    const first = { clientId: randomUUID(), text: 'passeport, je suis madame Rhinocerova' };
    const { messageId } = (await (await citizen.post(first)).json()) as { messageId: string };
    await citizen.hears();
    await citizen.asks('effacez mes messages');
    await citizen.presses('Oui, tout effacer');
    await eventually(async () => expect(await citizen.messages()).toHaveLength(1));
    const left = await citizen.messages();
    const again = await citizen.post(first);
    expect([again.status, await again.json()]).toEqual([202, { messageId }]);
    await citizen.asks('merci');
    expect((await citizen.messages()).filter(({ from }) => from === 'citizen')).toHaveLength(1);
    expect((await citizen.messages())[0]).toEqual(left[0]);
    expect((await own(citizen, 'DELETE', 'conversations')).status).toBe(204);
    expect((await citizen.post(first)).status).toBe(401);
    expect((await administrator.call('GET', `/conversations/${citizen.conversationId}`)).status).toBe(404);
    expect(onDisk()).not.toContain('Rhinocerova');
  });

  it('gets a copy of all that is kept', async () => {
    const citizen = await app.citizen();
    await citizen.asks('passeport');
    const response = await own(citizen, 'GET', 'export');
    expect(response.headers.get('content-disposition')).toContain('attachment');
    const copy = (await response.json()) as { messages: { text: string }[]; understood: unknown[] };
    expect(copy.messages[0]?.text).toBe('passeport');
    expect(copy.understood).toHaveLength(1);
    expect((await fetch(`${app.url}/channels/webchat/export`)).status).toBe(401);
  });
});

describe('the desk', () => {
  it('erases with preview and proof, never while a hold lies on it, and agents may not', async () => {
    const citizen = await app.citizen();
    await citizen.asks('bonjour, passeport');
    const path = `/conversations/${citizen.conversationId}`;
    for (const [method, end] of [
      ['GET', '/erasure'],
      ['DELETE', ''],
      ['GET', '/export'],
    ] as const)
      expect((await agent.call(method, path + end)).status).toBe(403);
    const preview = (await (await administrator.call('GET', `${path}/erasure`)).json()) as {
      removed: { messages: number };
    };
    expect(preview.removed.messages).toBeGreaterThan(1);
    expect((await administrator.call('PUT', `${path}/hold`, { held: true })).status).toBe(200);
    expect((await administrator.call('DELETE', path)).status).toBe(409);
    expect((await own(citizen, 'DELETE', 'conversations')).status).toBe(409);
    await administrator.call('PUT', `${path}/hold`, { held: false });
    const proof = (await (await administrator.call('DELETE', path)).json()) as {
      removed: { messages: number };
      left: { messages: number };
    };
    expect(proof).toMatchObject({ removed: preview.removed, left: { conversations: 0, messages: 0 } });
    expect((await administrator.call('GET', path)).status).toBe(404);
  });

  it('writes every look at a conversation and every change into the book, for administrators only', async () => {
    const citizen = await app.citizen();
    await citizen.asks('passeport');
    const path = `/conversations/${citizen.conversationId}`;
    for (let n = 0; n < 3; n++) await agent.call('GET', `${path}/messages`);
    await agent.call('POST', `${path}/messages`, { clientId: 'c', text: 'not mine' });
    await agent.call('POST', '/agents', {});
    expect((await agent.call('GET', '/audit')).status).toBe(403);
    await eventually(async () => {
      const response = await administrator.call('GET', `/audit?actor=${agent.id}&limit=500`);
      const { entries } = (await response.json()) as {
        entries: { action: string; subject?: string; status?: number; actorName: string }[];
      };
      const about = entries.filter(({ subject }) => subject === citizen.conversationId);
      expect(about.filter(({ action }) => action === 'GET /conversations/:id/messages')).toHaveLength(1);
      expect(about.find(({ status }) => status === 409)?.action).toBe('POST /conversations/:id/messages');
      expect(entries.find(({ action, status }) => action === 'POST /agents' && status === 403)).toBeDefined();
      expect(entries[0]?.actorName).toBe('agent');
      expect(JSON.stringify(entries)).not.toContain('not mine');
    });
  });
});
