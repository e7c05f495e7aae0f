import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { ADMIN, type Post, Site } from '../../src/tools/chaos/site.ts';
import { askAnyOf, WebPerson } from '../../src/tools/chaos/web-person.ts';
import { pause } from '../../src/tools/rig/until.ts';
import { Citizen } from '../support/citizen.ts';
import { DeskAgent } from '../support/desk-agent.ts';
import { eventually } from '../support/eventually.ts';
import { type MongoForTests, mongoServer } from '../support/mongo.ts';
import { startTestApp } from './app.ts';

// Processes are killed and frozen at chosen moments; what a starved machine makes of that is tried once more, aloud.
jest.retryTimes(1, { logErrorsBeforeRetry: true });

const STARTING_MS = 400_000;

describe('two web and two worker processes', () => {
  let site: Site;
  let webs: [Post, Post];
  let over: AbortController;
  beforeAll(async () => {
    execFileSync(process.execPath, ['src/tools/build.mjs']);
    site = await Site.open(process.cwd(), 'sqlite');
    const [first, second] = site.webs;
    if (!first || !second) throw new Error('There are no two web processes.');
    webs = [first, second];
  }, STARTING_MS);
  beforeEach(() => {
    over = new AbortController();
  });
  afterEach(() => over.abort());
  afterAll(() => site.close());

  /** Somebody who writes to one process and listens to the other. */
  const across = async (): Promise<WebPerson> => {
    const person = await WebPerson.open(
      askAnyOf(() => webs[0].url, over.signal),
      () => webs[1].url,
    );
    void person.follow();
    over.signal.addEventListener('abort', () => person.leave());
    return person;
  };
  const heardBy = (person: WebPerson, from: string) => person.heard.filter((one) => one.from === from);

  it('serve a person at whichever of them: what one takes, the other streams', async () => {
    const person = await across();
    await person.write('prix du passeport adulte');
    await eventually(() => expect(heardBy(person, 'bot').length).toBeGreaterThan(0), 10_000);
    expect(heardBy(person, 'citizen')).toHaveLength(1);
  }, 20_000);

  it('share sessions and presence: who signs in at one is known to the other', async () => {
    const agent = await DeskAgent.signIn(webs[0].url, ADMIN.email, ADMIN.password);
    const elsewhere = agent.at(webs[1].url);
    expect((await elsewhere.call('PUT', '/me/presence', { state: 'available' })).status).toBe(200);
    const person = await across();
    await person.write('je veux parler à un agent humain');
    const mine = async () =>
      (await agent.escalations('waiting')).find((one) => one.conversationId === person.conversationId);
    // Offered by a worker to the agent who is available at the other process.
    await eventually(
      async () => expect(await mine()).toMatchObject({ offer: { agentId: agent.id } }),
      15_000,
    );
    const { id } = (await mine()) ?? {};
    expect((await agent.call('POST', `/escalations/${id}/claim`)).status).toBe(200);
    const reply = { clientId: randomUUID(), text: 'Ici le guichet 4.' };
    const write = `/conversations/${person.conversationId}/messages`;
    expect((await elsewhere.call('POST', write, reply)).status).toBe(202);
    await eventually(() => expect(heardBy(person, 'agent').map(({ text }) => text)).toEqual([reply.text]));
    await elsewhere.call('POST', `/escalations/${id}/resolve`, { disposition: 'answered' });
    await elsewhere.call('PUT', '/me/presence', { state: 'away' });
  }, 40_000);

  it('count together: what is too much for one is too much for the other', async () => {
    const person = await Citizen.open(webs[0].url);
    const beside = person.at(webs[1].url);
    const statuses = await Promise.all(
      Array.from({ length: 130 }, async (_, n) => {
        const one = n % 2 === 0 ? person : beside;
        return (await one.post({ clientId: `${n}`, text: 'salam' })).status;
      }),
    );
    expect(statuses.filter((status) => status === 202)).toHaveLength(120);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
  }, 30_000);

  it('answer nobody but who asks for its health, where they are workers', async () => {
    const url = site.workers[0]?.url;
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    for (const path of ['/', '/desk', '/desk/api/session', '/channels/webchat/messages', '/api/services'])
      expect([path, (await fetch(url + path)).status]).toEqual([path, 404]);
  });

  it('are replaced one after another without a lost message or a place lost in a stream', async () => {
    const anyUrl = () => webs[Math.random() < 0.5 ? 0 : 1].url;
    const people = await Promise.all(
      Array.from({ length: 6 }, () => WebPerson.open(askAnyOf(anyUrl, over.signal), anyUrl)),
    );
    for (const person of people) void person.follow();
    let rolling = true;
    const writing = people.map(async (person) => {
      for (let n = 0; rolling || n < 4; n++) {
        await person.write(`prix du passeport adulte ${n}`);
        await pause(600);
      }
    });
    for (const post of site.posts) {
      const begun = Date.now();
      expect(await post.program.end('SIGTERM')).toBe(0);
      expect(Date.now() - begun).toBeLessThan(8000);
      site.refill(post);
      await post.program.ready();
    }
    rolling = false;
    await Promise.all(writing);
    await eventually(() => {
      for (const person of people) {
        expect(person.heard.map(({ seq }) => seq)).toEqual(person.heard.map((_, index) => index + 1));
        const mine = heardBy(person, 'citizen').map(({ text }) => text);
        expect(mine).toEqual(person.acknowledged.map(({ text }) => text));
        expect(heardBy(person, 'bot').length).toBeGreaterThanOrEqual(mine.length);
      }
    }, 30_000);
    for (const person of people) person.leave();
  }, 200_000);

  describe('while something is away', () => {
    it('takes messages without Redis and answers them when it is back', async () => {
      const person = await across();
      await site.redis.kill();
      await person.write('prix du passeport adulte');
      await pause(1_000);
      await site.redis.start();
      await eventually(() => expect(heardBy(person, 'bot').length).toBeGreaterThan(0), 40_000);
      expect(heardBy(person, 'citizen')).toHaveLength(1);
    }, 60_000);

    it('answers the web chat without Redis when it stays away, once, and more when it is back', async () => {
      const person = await across();
      await site.redis.kill();
      await person.write('prix du passeport adulte');
      const answers = () => heardBy(person, 'bot').length;
      await eventually(() => expect(answers()).toBeGreaterThan(0), 45_000);
      const before = answers();
      await site.redis.start();
      await person.write('merci beaucoup');
      await eventually(() => expect(answers()).toBeGreaterThan(before), 40_000);
      await pause(6_000);
      expect(person.heard.map(({ seq }) => seq)).toEqual(person.heard.map((_, index) => index + 1));
      expect(answers()).toBe(before + 1);
    }, 120_000);

    it('keeps what is for Telegram until it is back, and the web chat goes on', async () => {
      const { telegram } = site;
      const chatId = 4711;
      const arrived = () => telegram.calls.filter(({ payload }) => payload['chat_id'] === chatId);
      telegram.faults['sendMessage'] = Array.from({ length: 1000 }, () => ({ code: 500 }));
      telegram.say('prix du passeport adulte', chatId);
      const person = await across();
      await person.write('prix du passeport adulte');
      await eventually(() => expect(heardBy(person, 'bot').length).toBeGreaterThan(0), 10_000);
      // It has been tried, in vain.
      await eventually(() => expect(telegram.faults['sendMessage']?.length).toBeLessThan(1000), 10_000);
      expect(arrived().filter(({ method }) => method === 'sendMessage')).toEqual([]);
      telegram.faults['sendMessage'] = [];
      const sent = () => arrived().filter(({ method }) => method === 'sendMessage').length;
      await eventually(() => expect(sent()).toBeGreaterThan(0), 40_000);
    }, 60_000);
  });
});

const server = mongoServer();
if ('missing' in server || server.name !== 'FerretDB') {
  describe.skip('while MongoDB is away (only a server of our own can be stopped)', () =>
    it('asks to be tried again with 503', () => {}));
} else {
  describe('while MongoDB is away', () => mongoAway(server.start));
}

function mongoAway(start: () => Promise<MongoForTests>): void {
  it('asks to be tried again with 503, and answers what is sent again, once', async () => {
    const mongo = await start();
    const app = await startTestApp({ MONGO_URL: mongo.freshUrl() });
    try {
      const person = await app.citizen({ language: 'fr' });
      const question = { clientId: 'q', text: 'prix du passeport adulte' };
      await mongo.ferret?.kill();
      const refused = await person.post(question);
      expect([refused.status, refused.headers.get('content-type')]).toEqual([
        503,
        expect.stringContaining('application/problem+json'),
      ]);
      await mongo.ferret?.start();
      await eventually(async () => expect((await person.post(question)).status).toBe(202), 20_000);
      await eventually(async () => {
        const messages = await person.messages();
        expect(messages.filter(({ from }) => from === 'citizen')).toHaveLength(1);
        expect(messages.filter(({ from }) => from === 'bot').length).toBeGreaterThan(0);
      }, 30_000);
    } finally {
      await app.stop();
      await mongo.stop();
    }
  }, 120_000);
}
