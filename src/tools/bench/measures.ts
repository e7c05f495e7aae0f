import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createMindKeeper } from '../../mind.ts';
import { endWithUs } from '../rig/children.ts';
import { freePort } from '../rig/program.ts';
import { pause, until } from '../rig/until.ts';
import { type Latency, latencyOf, middle, type Rate, round } from './figures.ts';
import { atFullSpeed, atRate } from './load.ts';
import { QUESTIONS } from './questions.ts';
import type { Rig } from './rig.ts';
import { LANES } from './scale.ts';
import { post } from './visitor.ts';

/** The whole pipeline and its bare parts, measured in turn, so that a busy machine is busy for all of them. */
export async function measureRates(rig: Rig, tool: string) {
  const { seconds, rounds } = rig.scale;
  const runs: Record<'pipeline' | 'bullmq' | 'express', Rate[]> = { pipeline: [], bullmq: [], express: [] };
  const express = await startBareExpress(tool);
  let cpuMs = 0;
  try {
    for (let round = 0; round < rounds; round++) {
      runs.bullmq.push(bullMq(tool, rig.redis.socket, seconds));
      runs.express.push(await atFullSpeed(() => timed(() => post(express.url, BODY)), LANES, seconds));
      const before = rig.program.cpuMs();
      runs.pipeline.push(await atFullSpeed(() => rig.askNext(), LANES, seconds));
      cpuMs += rig.program.cpuMs() - before;
    }
  } finally {
    express.end();
  }
  const answered = runs.pipeline.reduce((sum, { count }) => sum + count, 0);
  const [pipeline, bullmq, bare] = [middle(runs.pipeline), middle(runs.bullmq), middle(runs.express)];
  return {
    pipeline,
    bullmq,
    express: bare,
    ofBullMq: round(pipeline.perSecond / bullmq.perSecond),
    ofExpress: round(pipeline.perSecond / bare.perSecond),
    cpuMsPerMessage: round(cpuMs / Math.max(1, answered)),
    answered,
  };
}

/** Latency when half as much comes in as could be answered. */
export function measureAtHalf(rig: Rig, capacity: number): Promise<Rate> {
  return atRate(() => rig.askNext(), capacity / 2, rig.scale.seconds);
}

/** Understanding and choosing the answer, without store or queue, in this process. */
export async function measureUnderstanding(
  rootDir: string,
): Promise<Latency & { readonly perSecond: number }> {
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const cacheDir = join(rootDir, '.cache', 'models');
  const mind = await createMindKeeper({ dataDir: join(rootDir, 'data'), cacheDir, log });
  await mind.ready;
  const memory = { slots: {}, choices: [], failures: 0, introduced: true };
  const route = (n: number) => {
    const begun = performance.now();
    const text = `${QUESTIONS[n % QUESTIONS.length]} ${n}`;
    mind.router().route({ text, memory, languageChosen: false, queued: false, at: new Date() });
    return performance.now() - begun;
  };
  for (let n = 0; n < 200; n++) route(n);
  const times = Array.from({ length: 2000 }, (_, n) => route(n));
  const mean = times.reduce((sum, one) => sum + one, 0) / times.length;
  return { ...latencyOf(times), perSecond: Math.round(1000 / mean) };
}

/** Memory of one open stream in a web process, and how long answers take while all of them are open. */
export async function measureStreams(rig: Rig) {
  const web = await rig.startWeb();
  await rig.invite(20, web);
  await pause(1000);
  const before = web.memoryMb();
  const invited = await rig.invite(rig.scale.streams, web);
  await pause(1000);
  const kilobytes = ((web.memoryMb() - before) * 1024) / invited.length;
  let turn = 0;
  const ask = () => invited[turn++ % invited.length]?.ask(QUESTIONS[0]) ?? Promise.resolve(0);
  const answers = await atRate(ask, 50, rig.scale.seconds);
  return {
    open: invited.length,
    kilobytesEach: round(Math.max(0, kilobytes)),
    webAtRestMb: Math.round(before),
    answers,
  };
}

/** The cost of a message with more and more conversations, and of a look at the metrics, taken meanwhile. */
export async function measureGrowth(rig: Rig, messages: number) {
  const base = rig.visitors.length;
  const grown: Growth[] = [];
  for (const times of rig.scale.growth) {
    await rig.growTo(base * times);
    // What the growing has left to be tidied up is not the messages' cost.
    await pause(5_000);
    const [cpu, bytes] = [rig.program.cpuMs(), await rig.databaseBytes()];
    const look = timed(async () => (await fetch(`${rig.program.url}/metrics`)).text());
    const rate = await atRate(() => rig.askNext(), messages / rig.scale.seconds, rig.scale.seconds);
    const [busy, more] = [rig.program.cpuMs() - cpu, (await rig.databaseBytes()) - bytes];
    grown.push({
      conversations: base * times,
      cpuMsPerMessage: round(busy / rate.count),
      p99: rate.p99,
      kilobytesPerThousand: Math.round(more / 1024 / (rate.count / 1000)),
      metricsMs: Math.round(await look),
      memoryMb: Math.round(rig.program.memoryMb()),
    });
  }
  return grown;
}

interface Growth {
  readonly conversations: number;
  readonly cpuMsPerMessage: number;
  readonly p99: number;
  readonly kilobytesPerThousand: number;
  readonly metricsMs: number;
  readonly memoryMb: number;
}

const BODY = { clientId: 'c', text: QUESTIONS[0] };

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function bullMq(tool: string, socket: string, seconds: number): Rate {
  const args = [tool, 'bare-bullmq', socket, String(seconds)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Rate;
}

async function startBareExpress(tool: string) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const child = endWithUs(spawn(process.execPath, [tool, 'bare-express', String(port)], { stdio: 'ignore' }));
  await until(async () => (await post(url, BODY)).status === 202, 10_000, 'the bare route');
  return { url, end: () => void child.kill('SIGKILL') };
}
