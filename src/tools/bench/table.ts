import type { Figures } from '../bench.ts';
import type { Latency, Rate } from './figures.ts';

/** The figures for people. */
export function table(figures: Figures): string {
  const { rates, half, understanding, escalations, streams, growth, memoryMb, targets } = figures;
  const rows: [string, string][] = [
    ['web chat, POST to stored answer', rate(rates.pipeline)],
    ['bare BullMQ, add and process', rate(rates.bullmq)],
    ['bare Express route', rate(rates.express)],
    [
      'pipeline of bare BullMQ / of Express',
      `${percent(rates.ofBullMq)} / ${percent(rates.ofExpress)} ${mark(targets.ofBullMq)}`,
    ],
    ['processor time per message', `${rates.cpuMsPerMessage} ms`],
    ['at half of capacity', `${rate(half)} ${mark(targets.p99)}`],
    ['understanding, one message', `${latency(understanding)}, ${understanding.perSecond}/s`],
    ['agent asked for → listed at the desk', latency(escalations.listed)],
    ['agent asked for → offered', latency(escalations.offered)],
    [
      `${streams.open} streams at a second process`,
      `${streams.kilobytesEach} kB each; answers ${latency(streams.answers)}`,
    ],
    ...growth.map((one): [string, string] => [
      `${one.conversations} conversations`,
      [
        `${one.cpuMsPerMessage} ms of processor a message`,
        `p99 ${one.p99} ms`,
        `${one.kilobytesPerThousand} kB per thousand messages`,
        `metrics ${one.metricsMs} ms`,
        `${one.memoryMb} MB`,
      ].join(', '),
    ]),
    ['start-up until it answers', `${figures.startUpMs} ms`],
    [
      'memory at rest / under load',
      `${memoryMb.atRest} MB / ${memoryMb.underLoad} MB ${mark(targets.memory)}`,
    ],
    ['memory of a web process at rest', `${streams.webAtRestMb} MB`],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return [`Dalil on ${figures.store}`, ...rows.map(([name, text]) => `${name.padEnd(width)}  ${text}`)].join(
    '\n',
  );
}

function rate(one: Rate): string {
  return `${one.perSecond}/s, ${latency(one)}`;
}

function latency({ p50, p95, p99 }: Latency): string {
  return `p50 ${p50} p95 ${p95} p99 ${p99} ms`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function mark(met: boolean): string {
  return met ? '(target met)' : '(TARGET MISSED)';
}
