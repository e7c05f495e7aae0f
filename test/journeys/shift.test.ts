import { execFileSync } from 'node:child_process';
import { openChromium } from '../browser/chromium.ts';
import { type Citizen, pause, type SeenMessage } from '../support/citizen.ts';
import { type DeskAgent, PASSWORD } from '../support/desk-agent.ts';
import { eventually } from '../support/eventually.ts';
import { startTestApp, type TestApp } from './app.ts';
import { AtWork, takesOneAndVanishes } from './at-work.ts';

// Browsers on a starved machine: tried once more, aloud.
jest.retryTimes(1, { logErrorsBeforeRetry: true });

const ASKING = [
  'je veux parler à un agent humain',
  'بغيت نهضر مع شي موظف',
  'I want to talk to a human agent',
  'bghit nhder m3a chi agent',
];
const CITIZENS = 12;
const ARRIVE_EVERY_MS = 1500;
/** Every so many citizens one leaves the line. */
const LEAVES = 4;

interface Row {
  readonly id: string;
  readonly conversationId: string;
  readonly state: string;
  readonly agentId?: string;
  readonly abandoned?: boolean;
  readonly disposition?: string;
}

let app: TestApp;
let chromium: Awaited<ReturnType<typeof openChromium>>;
let administrator: DeskAgent;
beforeAll(async () => {
  app = await startTestApp();
  chromium = await openChromium();
  administrator = await app.administrator();
  for (const name of ['amina', 'said']) {
    const account = { email: `${name}@example.org`, password: PASSWORD, name, role: 'agent' };
    await administrator.call('POST', '/agents', { ...account, languages: ['fr', 'ar', 'en', 'ary-Arab'] });
  }
}, 300_000);
afterAll(async () => {
  await chromium?.close();
  await app?.stop();
});

const listed = (state: 'waiting' | 'assigned' | 'resolved') =>
  administrator.escalations(state) as unknown as Promise<Row[]>;

/** Kills the Redis that this app runs for itself; the app starts another. */
function killRedis(): void {
  const processes = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n');
  const own = processes.filter((line) => line.includes('redis-server') && line.includes(app.dataDir));
  for (const line of own) process.kill(Number.parseInt(line, 10), 'SIGKILL');
}

/** Comes, asks for a human, and now and then leaves before one is there. */
async function comes(number: number): Promise<{ citizen: Citizen; leaves: boolean }> {
  await pause(number * ARRIVE_EVERY_MS);
  const citizen = await app.citizen();
  await citizen.writes(ASKING[number % ASKING.length] ?? '');
  await citizen.hears(({ outcome }) => outcome === 'escalated', 20_000);
  const leaves = number % LEAVES === LEAVES - 1;
  if (leaves) {
    const leave = (await citizen.messages())
      .flatMap(({ choices = [] }) => choices)
      .find(({ id }) => id.includes('leave'));
    if (leave) await citizen.post({ clientId: 'leave', choice: leave.id });
  }
  return { citizen, leaves };
}

it('a shift with closed browsers, a vanished agent and a Redis that dies twice: the books balance', async () => {
  const amina = new AtWork(chromium.browser, app.url, { name: 'amina', language: 'fr' });
  const said = new AtWork(chromium.browser, app.url, { name: 'said', language: 'ar' });
  const vanishing = await app.agent('zineb');
  const supervisor = await app.agent('hind', 'supervisor');
  const arriving = Promise.all(Array.from({ length: CITIZENS }, (_, number) => comes(number)));
  const taken = takesOneAndVanishes(vanishing, () => false);
  const working = [amina.work(), said.work()];
  await pause(6000);
  killRedis();
  await pause(5000);
  await amina.isCut();
  await pause(5000);
  killRedis();
  await said.isCut();
  const people = await arriving;

  // Whoever vanished with a conversation: a supervisor hands it on.
  const left = await taken;
  expect(
    (await supervisor.call('POST', `/escalations/${left}/transfer`, { to: { queue: true } })).status,
  ).toBe(200);
  await eventually(async () => {
    expect([await listed('waiting'), await listed('assigned')]).toEqual([[], []]);
  }, 120_000);
  for (const worker of [amina, said]) worker.end();
  await Promise.allSettled(working);

  const closed = await listed('resolved');
  expect(closed).toHaveLength(CITIZENS);
  const replies = new Map<string, number>();
  for (const { citizen, leaves } of people) {
    const [row, ...more] = closed.filter(({ conversationId }) => conversationId === citizen.conversationId);
    expect(more).toEqual([]);
    const messages = await citizen.messages();
    const heard = messages.filter(({ from }) => from === 'agent');
    for (const { text } of heard) replies.set(text, (replies.get(text) ?? 0) + 1);
    // Answered by the one who ended it; or left, by the person's own wish, before anybody came.
    if (row?.abandoned) expect([leaves, heard]).toEqual([true, []]);
    else expect(row).toMatchObject({ disposition: 'answered', agentId: expect.any(String) });
    if (!row?.abandoned) expect(heard).not.toEqual([]);
    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
    expect(await answersAgain(citizen)).toBe(true);
  }
  expect([...replies.values()].every((count) => count === 1)).toBe(true);
  for (const line of [...amina.lines, ...said.lines]) expect(replies.get(line)).toBe(1);
}, 300_000);

/** After a human the bot is there again, and not silent. */
async function answersAgain(citizen: Citizen): Promise<boolean> {
  const after = (await citizen.messages()).at(-1)?.seq ?? 0;
  await citizen.writes('prix du passeport adulte ?');
  let heard: SeenMessage[] = [];
  await eventually(async () => {
    heard = (await citizen.messages(after)).filter(({ from }) => from === 'bot');
    expect(heard).not.toEqual([]);
  });
  return heard.length > 0;
}
