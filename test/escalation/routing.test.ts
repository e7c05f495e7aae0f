import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Agent } from '../../src/core/agent.ts';
import { claim } from '../../src/escalation/claim.ts';
import type { EscalationParts } from '../../src/escalation/parts.ts';
import { resolve } from '../../src/escalation/resolve.ts';
import { workOnEscalations } from '../../src/escalation/work.ts';
import { createHintBus } from '../../src/queue/hint-bus.ts';
import { connectRedis } from '../../src/queue/redis.ts';
import { createWorkQueue } from '../../src/queue/work-queue.ts';
import { openSqlite } from '../../src/store/sqlite/index.ts';
import { silentLog, startTestRedis, type TestRedis } from '../queue/redis-server.ts';
import { eventually } from '../support/eventually.ts';
import { testIds } from '../support/in-process.ts';
import { anAgent, anEscalation, calendarsOf, open, plainWord } from './harness.ts';

let redis: TestRedis;
let folder: string;
let processes: Process[];

beforeEach(async () => {
  redis = await startTestRedis();
  folder = mkdtempSync(join(tmpdir(), 'dalil-routing-'));
  processes = [await startProcess(), await startProcess()];
});
afterEach(async () => {
  for (const one of processes) await one.stop();
  await redis.close();
  rmSync(folder, { recursive: true });
});

type Process = Awaited<ReturnType<typeof startProcess>>;

/** What one process of several has of routing: its own store, queue and hints on the shared file and Redis. */
async function startProcess() {
  const link = connectRedis(redis.socket, silentLog);
  const queue = createWorkQueue({ redis: link, log: silentLog });
  const hints = createHintBus({ redis: link, log: silentLog });
  const store = await openSqlite({ path: join(folder, 'dalil.db') });
  const now = () => new Date();
  const parts: EscalationParts = {
    store,
    queue,
    hints,
    now,
    ids: testIds,
    word: plainWord,
    calendars: () => calendarsOf(),
  };
  const work = await workOnEscalations(parts, silentLog);
  return {
    parts,
    async stop() {
      await work.stop();
      await queue.close();
      hints.close();
      link.close();
      await store.close();
    },
  };
}

const partsOf = (n: number): EscalationParts => {
  const { parts } = processes[n % processes.length] ?? {};
  if (!parts) throw new Error('No process runs.');
  return parts;
};

async function setAvailable(parts: EscalationParts, agent: Agent): Promise<void> {
  await parts.store.agents.save({
    ...agent,
    presence: 'available',
    presenceSince: parts.now(),
    seenAt: parts.now(),
  });
  await parts.hints.publish({ kind: 'presence', id: agent.id });
}

it('serves two hundred waiting with forty agents, each offer within a second of capacity, none twice', async () => {
  const first = partsOf(0);
  for (let n = 0; n < 200; n++)
    await open(first, anEscalation(`e${n}`, { createdAt: new Date(Date.now() - 1_000_000 + n) }));
  const agents = await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      first.store.agents.add(anAgent(`agent${n}`, 'agent', { presence: 'away', capacity: 1 })),
    ),
  );
  const delays: number[] = [];
  const served: string[] = [];
  const serving: Promise<void>[] = [];
  /** Since when each agent has had a free place. */
  const freeSince = new Map<string, number>();
  const serve = async (parts: EscalationParts, id: string) => {
    const { offer, state } = (await parts.store.escalations.get(id)) ?? {};
    const agent = agents.find((one) => one.id === offer?.agentId);
    const since = agent && freeSince.get(agent.id);
    if (state !== 'waiting' || !agent || since === undefined) return;
    delays.push(Date.now() - since);
    freeSince.delete(agent.id);
    await claim(parts, id, agent);
    served.push(id);
    await pause(100 + ((delays.length * 37) % 400));
    freeSince.set(agent.id, Date.now());
    await resolve(parts, id, { actor: agent, disposition: 'answered' });
  };
  // Each desk hears of its offers from the process it is connected to.
  for (const { parts } of processes)
    parts.hints.subscribe(({ kind, id }) => {
      if (kind === 'escalation') serving.push(serve(parts, id));
    });
  for (const [n, agent] of agents.entries()) {
    freeSince.set(agent.id, Date.now());
    await setAvailable(partsOf(n), agent);
  }
  await eventually(() => expect(served.length).toBeGreaterThanOrEqual(200), 45_000);
  while (serving.length > 0) await Promise.all(serving.splice(0));
  expect(new Set(served).size).toBe(200);
  expect(served).toHaveLength(200);
  const late = delays.filter((delay) => delay > 1000);
  expect({ late, of: delays.length }).toEqual({ late: [], of: 200 });
}, 60_000);

it('offers again after Redis has lost everything', async () => {
  const parts = partsOf(0);
  const agent = await parts.store.agents.add(anAgent('amina', 'agent', { presence: 'away' }));
  await redis.kill();
  await open(parts, anEscalation('e1', { createdAt: new Date() }));
  await setAvailable(parts, agent);
  await redis.start();
  await eventually(async () => {
    expect(await parts.store.escalations.get('e1')).toMatchObject({ offer: { agentId: 'amina' } });
  }, 15_000);
}, 30_000);
