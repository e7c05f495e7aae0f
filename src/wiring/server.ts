import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { suggest } from '../../intents/suggest.ts';
import { readChannelStates } from '../bot/channel-states.ts';
import { queuesOf } from '../core/outbound.ts';
import { createDeskRouter } from '../desk/routes.ts';
import { createEscalations } from '../escalation/escalations.ts';
import { createGuideRouter } from '../guide/routes.ts';
import { healthRouter } from '../http/health.ts';
import { createMetrics } from '../http/metrics.ts';
import { createHttpServer } from '../http/server.ts';
import type { Channel } from '../ports/channel.ts';
import { copyRouter } from '../privacy/copy-routes.ts';
import { type Base, copyLinksOf, escalationParts } from './base.ts';

/** The HTTP server of this process's role, with every route. Not yet listening. */
export function wireServer(base: Base, channels: readonly Channel[]): Server {
  const { config, store, queues, minds, calendars, openingOf, ids, erased, newId, now, log, publicDir } =
    base;
  const escalations = createEscalations(escalationParts(base));
  const sendsHere = config.role !== 'web';
  const channelStates = () => readChannelStates({ channels, values: store.values, now, sendsHere });
  const understands = config.role === 'web' ? async () => true : async () => minds.isReady();
  const checks = {
    store: () => store.ping().then(() => true),
    queue: () => queues.queue.ping().then(() => true),
    model: understands,
  };
  const health = healthRouter({ checks, store: store.kind, channelStates });
  const { serviceLevels } = escalations;
  const metrics = createMetrics({ ...queues, checks, store, channels, channelStates, serviceLevels, now });
  // A worker is asked for its health only.
  if (config.role === 'worker')
    return createHttpServer({
      channels: [],
      routers: [health, metrics.router],
      trustProxy: config.trustProxy,
      log,
    });
  return createHttpServer({
    channels,
    desk: createDeskRouter({
      ...queues,
      store,
      escalations,
      suggest: (query) => suggest(minds.router(), query),
      catalogue: minds.catalogue,
      refreshCalendars: calendars.refresh,
      ids,
      erased,
      newId,
      channels,
      channelStates,
      queueNames: queuesOf(channels.map(({ name }) => name)),
      now,
      randomBytes,
      publicUrl: config.publicUrl,
      uiDir: publicDir,
    }),
    routers: [
      health,
      metrics.router,
      createGuideRouter({ catalogue: minds.catalogue, openingOf, publicDir }),
      copyRouter({ ...queues, store, links: copyLinksOf(base), newId, now }),
    ],
    measure: metrics.measure,
    trustProxy: config.trustProxy,
    log,
  });
}
