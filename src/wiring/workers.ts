import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { createAnswer } from '../bot/answer.ts';
import { shareChannelStates } from '../bot/channel-states.ts';
import type { Say } from '../bot/say.ts';
import { startSweeping } from '../bot/sweep.ts';
import { runChannels } from '../bot/work.ts';
import { createPhoneKeeper } from '../escalation/call-back.ts';
import { createStandings } from '../escalation/place.ts';
import { workOnEscalations } from '../escalation/work.ts';
import type { Channel } from '../ports/channel.ts';
import type { LeaseHolder } from '../ports/lease.ts';
import { startRetention } from '../privacy/retention.ts';
import { createLeaseHolder } from '../process/lease.ts';
import { type Base, copyLinksOf, escalationParts } from './base.ts';

/** Channels that platforms call are taken at every web process: each then knows and tells its true state. */
export async function startTaking({ closing }: Base, channels: readonly Channel[]): Promise<void> {
  const called = channels.filter(({ single }) => !single);
  closing.push(() => Promise.all(called.map((channel) => channel.stop())));
  for (const channel of called) await channel.start();
}

/** Answers, routes, delivers and sweeps, from the moment messages can be understood. */
export async function startWorkers(base: Base, channels: readonly Channel[]): Promise<void> {
  const { store, queues, minds, ids, erased, newId, now, log, closing } = base;
  const { queue } = queues;
  const parts = escalationParts(base);
  const say: Say = (key, language) => minds.wordings().say(language, key);
  const answer = createAnswer({
    ...queues,
    store,
    erased,
    router: minds.router,
    phones: createPhoneKeeper(parts),
    standingOf: createStandings(parts),
    copyLink: copyLinksOf(base).askedIn,
    say,
    ids,
    now,
    log,
  });
  const escalations = await workOnEscalations(parts, log);
  const running = await runChannels(channels, { ...queues, leases: leasesOf(base), store, now, log });
  const working = [
    running,
    escalations,
    await queue.work('answer', answer, { concurrency: 16 }),
    startSweeping({
      ...queues,
      store,
      newId,
      answer,
      deliver: running.deliverWithoutQueue,
      channels,
      escalations: escalations.sweep,
      now,
      log,
    }),
  ];
  working.push(startRetention({ ...queues, store, channels, erased, now, newId, log }));
  working.push(shareChannelStates({ ...queues, channels, values: store.values, now, log }));
  closing.push(() => Promise.all(working.map((work) => work.stop())));
}

/** Alone on its folder, a process that starts anew is known for the one that was there before. */
function leasesOf({ config, store, newId, log }: Base): LeaseHolder {
  const ownerId = config.redisUrl ? newId() : `${hostname()} ${resolve(config.dataDir)}`;
  return createLeaseHolder({ values: store.values, ownerId, log });
}
