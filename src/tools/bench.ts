import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { bareBullMq, bareExpress } from './bench/bare.ts';
import { measureEscalations } from './bench/escalations.ts';
import {
  measureAtHalf,
  measureGrowth,
  measureRates,
  measureStreams,
  measureUnderstanding,
} from './bench/measures.ts';
import { startRig } from './bench/rig.ts';
import { QUICK, type Scale, USUAL } from './bench/scale.ts';
import { table } from './bench/table.ts';
import { exitOnSignals } from './rig/children.ts';
import { pause } from './rig/until.ts';

const TARGETS = { ofBullMq: 0.3, p99: 150, memoryMb: 250 };

/**
 * `npm run bench [-- --quick] [--streams 1000] [--mongo mongodb://…] [--json file]`: measures the built program as a
 * process of its own, beside a bare BullMQ on the same Redis and a bare route of Express, in one run. A table, then
 * one line of JSON (or the file). Ends with 1 when a target is missed and `--strict` was given.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      strict: { type: 'boolean', default: false },
      streams: { type: 'string' },
      mongo: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const base = values.quick ? QUICK : USUAL;
  const figures = await measure({ ...base, streams: Number(values.streams ?? base.streams) }, values.mongo);
  console.log(table(figures));
  const json = JSON.stringify(figures);
  if (values.json) await writeFile(values.json, `${json}\n`);
  else console.log(json);
  const met = Object.values(figures.targets).every(Boolean);
  if (values.strict && !met) process.exitCode = 1;
}

export type Figures = Awaited<ReturnType<typeof measure>>;

async function measure(scale: Scale, mongoUrl: string | undefined) {
  const rig = await startRig(process.cwd(), scale, mongoUrl);
  try {
    await pause(2000);
    const atRestMb = Math.round(rig.program.memoryMb());
    const understanding = await measureUnderstanding(rig.rootDir);
    await rig.invite(scale.conversations);
    const rates = await measureRates(rig, process.argv[1] ?? '');
    const underLoadMb = Math.round(rig.program.memoryMb());
    const half = await measureAtHalf(rig, rates.pipeline.perSecond);
    const growth = await measureGrowth(rig, Math.min(1000, half.count));
    const escalations = await measureEscalations(rig);
    const streams = await measureStreams(rig);
    return {
      store: mongoUrl ? 'mongo' : 'sqlite',
      rates,
      half,
      understanding,
      escalations,
      streams,
      growth,
      startUpMs: Math.round(rig.startUpMs),
      memoryMb: { atRest: atRestMb, underLoad: underLoadMb },
      targets: {
        ofBullMq: rates.ofBullMq >= TARGETS.ofBullMq,
        p99: half.p99 < TARGETS.p99,
        memory: atRestMb < TARGETS.memoryMb,
      },
    };
  } finally {
    await rig.end();
  }
}

exitOnSignals();
const [mode, ...rest] = process.argv.slice(2);
const work =
  mode === 'bare-bullmq'
    ? bareBullMq(String(rest[0]), Number(rest[1])).then((rate) => console.log(JSON.stringify(rate)))
    : mode === 'bare-express'
      ? bareExpress(Number(rest[0]))
      : main();
work.catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
