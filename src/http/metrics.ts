import { type RequestHandler, Router } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ChannelState } from '../bot/channel-states.ts';
import { deliveryQueue, queuesOf } from '../core/outbound.ts';
import type { ServiceLevels } from '../escalation/service-levels.ts';
import type { Channel } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import type { WorkQueue } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';
import { type ReadyChecks, readyParts } from './health.ts';
import { countRecentTurns } from './recent-turns.ts';

/** What has waited for longer than this counts as late: far more than any turn takes. */
const LATE_MS = 30_000;
/** More than these are not counted: an alarm rings long before. */
const MOST = 1_000;

export interface MetricsParts {
  readonly checks: ReadyChecks;
  readonly store: Store;
  readonly channels: readonly Channel[];
  readonly channelStates: () => Promise<readonly ChannelState[]>;
  readonly serviceLevels: ServiceLevels;
  readonly queue: Pick<WorkQueue, 'depths'>;
  readonly now: Clock;
}

export interface Metrics {
  /** `GET /metrics`. */
  readonly router: Router;
  /** Measures each request; mount it first. */
  readonly measure: RequestHandler;
}

/**
 * For Prometheus. What is counted of people and agents comes from the store and the queue, so every process shows the
 * same; requests, memory and the event loop are the process's own. A part that is away is left out of the answer.
 */
export function createMetrics(parts: MetricsParts): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const observers = [
    observeParts(parts, registry),
    observeEscalations(parts, registry),
    observeTurns(parts, registry),
    observeChannels(parts, registry),
    observeLate(parts, registry),
    observeQueues(parts, registry),
  ];
  const router = Router();
  router.get('/metrics', async (_request, response) => {
    await Promise.all(observers.map((observe) => observe()));
    response.type(registry.contentType).send(await registry.metrics());
  });
  return { router, measure: measureRequests(registry) };
}

type Observe = () => Promise<void>;

/** Empties the readings when they cannot be filled: an old figure would pass for a present one. */
function observing(readings: readonly Pick<Reading<string>, 'empty'>[], fill: () => Promise<void>): Observe {
  return () =>
    fill().catch(() => {
      for (const reading of readings) reading.empty();
    });
}

function observeParts({ checks }: MetricsParts, registry: Registry): Observe {
  const ready = new Reading(
    registry,
    'dalil_part_ready',
    '1 if the store, the queue, the model is ready',
    'part',
  );
  return observing([ready], async () => {
    for (const [part, isReady] of await readyParts(checks)) ready.set({ part }, isReady ? 1 : 0);
  });
}

/** A figure that is read anew each time. */
class Reading<T extends string> extends Gauge<T> {
  private readonly isSingle: boolean;

  constructor(registry: Registry, name: string, help: string, ...labelNames: T[]) {
    super({ name, help, labelNames, registers: [registry] });
    this.isSingle = labelNames.length === 0;
  }

  /** Shows nothing until it is set again. */
  empty(): void {
    // Without labels a reset would show 0, which passes for a figure.
    if (this.isSingle) this.remove();
    else this.reset();
  }
}

function observeEscalations({ store, serviceLevels }: MetricsParts, registry: Registry): Observe {
  const open = new Reading(registry, 'dalil_escalations', 'Open escalations by state', 'state');
  const levels = new Reading(
    registry,
    'dalil_service_levels',
    'Open escalations by what is due and how near it is',
    'kind',
    'state',
  );
  return observing([open, levels], async () => {
    const found = [];
    for (const state of ['waiting', 'assigned'] as const) {
      const some = await store.escalations.list({ state, limit: 10 * MOST });
      open.set({ state }, some.length);
      found.push(...some.slice(0, MOST));
    }
    levels.reset();
    for (const state of ['warning', 'breached']) levels.set({ kind: 'first-response', state }, 0);
    for (const { kind, state } of (await serviceLevels(found)).values()) levels.inc({ kind, state });
  });
}

function observeTurns({ store, now }: MetricsParts, registry: Registry): Observe {
  const labels = ['channel', 'language', 'outcome'] as const;
  const help = 'Turns of this hour and the 23 before it';
  const turns = new Reading(registry, 'dalil_turns_day', help, ...labels);
  const recent = countRecentTurns({ turns: store.turns, now });
  return observing([turns], async () => {
    const counts = await recent();
    turns.reset();
    for (const { channel, language, outcome, count } of counts)
      turns.inc({ channel, language, outcome }, count);
  });
}

function observeChannels({ channelStates }: MetricsParts, registry: Registry): Observe {
  const connected = new Reading(
    registry,
    'dalil_channel_connected',
    '1 if the channel is connected',
    'channel',
  );
  return observing([connected], async () => {
    for (const { name, state } of await channelStates())
      connected.set({ channel: name }, state === 'connected' ? 1 : 0);
  });
}

function observeLate({ store, channels, now }: MetricsParts, registry: Registry): Observe {
  const unanswered = new Reading(registry, 'dalil_unanswered', 'Conversations whose message has waited 30 s');
  const undelivered = new Reading(
    registry,
    'dalil_undelivered',
    'Conversations with a reply that has not been delivered for 30 s',
    'channel',
  );
  return observing([unanswered, undelivered], async () => {
    const before = new Date(now().getTime() - LATE_MS);
    unanswered.set((await store.messages.conversationsUnhandledSince(before, MOST)).length);
    for (const { name } of channels) {
      if (!deliveryQueue(name)) continue;
      const late = await store.deliveries.conversationsPendingSince(name, before, MOST);
      undelivered.set({ channel: name }, late.length);
    }
  });
}

function observeQueues({ queue, channels }: MetricsParts, registry: Registry): Observe {
  const jobs = new Reading(registry, 'dalil_queue_jobs', 'Jobs by queue and state', 'queue', 'state');
  const names = queuesOf(channels.map(({ name }) => name));
  return observing([jobs], async () => {
    const depths = await queue.depths?.(names);
    jobs.reset();
    for (const [name, states] of Object.entries(depths ?? {}))
      for (const [state, count] of Object.entries(states)) jobs.set({ queue: name, state }, count);
  });
}

/** Where a request goes, in a few words: addresses hold ids, and each label is kept for good. */
const AREA =
  /^\/(channels\/(?:webchat|telegram|whatsapp|teams)|desk\/api|desk|guide|fees|api|metrics|readyz|healthz)(?=\/|$|\?)/;

function measureRequests(registry: Registry): RequestHandler {
  const seconds = new Histogram({
    name: 'dalil_http_request_seconds',
    help: 'Time to the end of the answer, without event streams',
    labelNames: ['area', 'method', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.15, 0.5, 2, 10],
    registers: [registry],
  });
  const known = new Set(['GET', 'POST', 'PUT', 'DELETE']);
  return (request, response, next) => {
    const started = performance.now();
    const area = AREA.exec(request.originalUrl)?.[1] ?? 'other';
    response.on('finish', () => {
      if (String(response.getHeader('content-type')).startsWith('text/event-stream')) return;
      const method = known.has(request.method) ? request.method : 'other';
      const labels = { area, method, status: `${Math.floor(response.statusCode / 100)}xx` };
      seconds.observe(labels, (performance.now() - started) / 1000);
    });
    next();
  };
}
