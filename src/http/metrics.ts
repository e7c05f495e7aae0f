import { Router } from 'express';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Channel } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** `GET /metrics` for Prometheus. What is counted comes from the store, so every process shows the same. */
export function metricsRouter({
  store,
  channels,
  now,
}: {
  store: Store;
  channels: readonly Channel[];
  now: Clock;
}): Router {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const waiting = new Gauge({
    name: 'dalil_escalations',
    help: 'Open escalations by state',
    labelNames: ['state'],
    registers: [registry],
  });
  const turns = new Gauge({
    name: 'dalil_turns_day',
    help: 'Turns of the last 24 hours by channel, language and outcome',
    labelNames: ['channel', 'language', 'outcome'],
    registers: [registry],
  });
  const connected = new Gauge({
    name: 'dalil_channel_connected',
    help: '1 if the channel is connected',
    labelNames: ['channel'],
    registers: [registry],
  });

  const observe = async () => {
    for (const state of ['waiting', 'assigned'] as const)
      waiting.set({ state }, (await store.escalations.list({ state, limit: 10_000 })).length);
    turns.reset();
    for (const { channel, language, outcome, count } of await store.turns.counts(
      new Date(now().getTime() - DAY_MS),
      now(),
    )) {
      turns.inc({ channel, language, outcome }, count);
    }
    for (const channel of channels)
      connected.set({ channel: channel.name }, channel.health().state === 'connected' ? 1 : 0);
  };

  const router = Router();
  router.get('/metrics', async (_request, response) => {
    await observe();
    response.type(registry.contentType).send(await registry.metrics());
  });
  return router;
}
