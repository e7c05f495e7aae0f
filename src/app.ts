import { hash, randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { wishForCopy } from '../intents/answers/copy-words.ts';
import { suggest } from '../intents/suggest.ts';
import { createAnswer } from './bot/answer.ts';
import { readChannelStates, shareChannelStates } from './bot/channel-states.ts';
import type { Say } from './bot/say.ts';
import { startSweeping } from './bot/sweep.ts';
import { runChannels } from './bot/work.ts';
import { type CalendarKeeper, keepCalendars } from './calendar/keep.ts';
import { keepMissionHours } from './calendar/mission-hours-keeper.ts';
import type { Config } from './config.ts';
import { Ids } from './core/ids.ts';
import type { GuideLanguage } from './core/language.ts';
import { queuesOf } from './core/outbound.ts';
import { ensureFirstAdministrator } from './desk/first-administrator.ts';
import { createDeskRouter } from './desk/routes.ts';
import { createPhoneKeeper } from './escalation/call-back.ts';
import { createEscalations } from './escalation/escalations.ts';
import type { EscalationParts } from './escalation/parts.ts';
import { createStandings } from './escalation/place.ts';
import { workOnEscalations } from './escalation/work.ts';
import { addressOf } from './guide/addresses.ts';
import { createGuideRouter, type GuideParts } from './guide/routes.ts';
import { watchForDrain } from './http/drain.ts';
import { healthRouter } from './http/health.ts';
import { createMetrics } from './http/metrics.ts';
import { createHttpServer, listen } from './http/server.ts';
import { createLog } from './log.ts';
import { createMindKeeper, type MindKeeper } from './mind.ts';
import type { Channel } from './ports/channel.ts';
import type { Clock } from './ports/clock.ts';
import type { LeaseHolder } from './ports/lease.ts';
import type { Log } from './ports/log.ts';
import type { Store } from './ports/store.ts';
import { type CopyLinks, createCopyLinks } from './privacy/copy-link.ts';
import { copyRouter } from './privacy/copy-routes.ts';
import { createErasedMessages, type ErasedMessages } from './privacy/erased.ts';
import { startRetention } from './privacy/retention.ts';
import { lockDataDir } from './process/data-dir-lock.ts';
import { createLeaseHolder } from './process/lease.ts';
import { openQueues, type Queues } from './queue/open.ts';
import { describeStore, openStore } from './store/open.ts';
import { wireChannels } from './wire-channels.ts';

/** The running program. */
export interface App {
  /** Where it listens; the port is the real one when `PORT` was 0. */
  readonly url: string;
  /** Which store it uses, without passwords. */
  readonly store: string;
  /** The first administrator, if one was made with a password of our own: to be shown once. */
  readonly firstAdministrator?: { readonly email: string; readonly password: string };
  /** Resolves when messages are answered: the model is trained or read. */
  readonly ready: Promise<void>;
  /** Reads the data files again; broken ones are refused with a log line and the old ones stay. */
  reload(): Promise<void>;
  /** Finishes what runs, frees everything. Safe to call twice. */
  stop(): Promise<void>;
}

export interface AppOptions {
  /** The project's folder: `data` and `dist` are below it. */
  readonly rootDir: string;
  readonly now?: Clock;
  readonly log?: Log;
}

/** A database server that starts or restarts beside us, or is cut off for a moment, is waited for so long. */
const DATABASE_PATIENCE_MS = 30_000;

/** What all parts share. */
interface Base {
  readonly config: Config;
  readonly publicDir: string;
  readonly store: Store;
  readonly queues: Queues;
  readonly minds: MindKeeper;
  readonly calendars: CalendarKeeper;
  /** How a mission's hours stand now. */
  readonly openingOf: GuideParts['openingOf'];
  readonly ids: Ids;
  readonly erased: ErasedMessages;
  readonly now: Clock;
  readonly log: Log;
  /** What must be closed, in the order it was opened. */
  readonly closing: (() => Promise<unknown>)[];
}

/**
 * Builds every part in order and starts it. What was opened is closed again, last first, when a later part fails.
 * @throws {Error} in one clear sentence for the operator.
 */
export async function startApp(config: Config, options: AppOptions): Promise<App> {
  const closing: Base['closing'] = [];
  const stop = async () => {
    for (let close = closing.pop(); close; close = closing.pop()) await close();
  };
  try {
    return { ...(await run(await openBase(config, options, closing))), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openBase(
  config: Config,
  { rootDir, ...options }: AppOptions,
  closing: Base['closing'],
): Promise<Base> {
  const log = options.log ?? createLog(config.logLevel);
  // Several processes may share a folder only when Redis is shared too.
  if (!config.redisUrl) {
    const lock = await lockDataDir(config.dataDir);
    closing.push(() => lock.release());
  }
  const missionHours = keepMissionHours();
  const minds = await createMindKeeper({
    dataDir: join(rootDir, 'data'),
    cacheDir: join(rootDir, '.cache', 'models'),
    workerPath: join(rootDir, 'dist', 'train-worker.js'),
    privacyUrl: privacyUrlOf(config),
    missionOpening: missionHours.openingOf,
    log,
  });
  const calendars = await keepCalendars(join(rootDir, 'data'), log);
  const queues = await openQueues({ ...config, log });
  closing.push(() => queues.close());
  const store = await openStore({ ...config, patienceMs: DATABASE_PATIENCE_MS });
  closing.push(() => store.close());
  const ids = new Ids((text) => hash('sha256', text, 'base64url').slice(0, 27));
  const now = options.now ?? (() => new Date());
  closing.push(await missionHours.follow({ ...queues, store, catalogue: minds.catalogue, log }));
  closing.push(await calendars.follow({ ...queues, store, log }));
  const erased = createErasedMessages({ store, now, randomBytes });
  const publicDir = join(rootDir, 'dist', 'public');
  const openingOf = (missionId: string) => missionHours.openingOf(missionId, now());
  return {
    ...{ config, publicDir, store, queues, minds },
    calendars,
    openingOf,
    ids,
    erased,
    now,
    log,
    closing,
  };
}

async function run(base: Base): Promise<Omit<App, 'stop'>> {
  const { config, store, minds, calendars, now, closing } = base;
  const firstAdministrator = await ensureFirstAdministrator({ ...config.admin, store, now, randomBytes });
  const channels = wireChannels({ ...base, newId });
  const server = wireServer(base, channels);
  const drain = watchForDrain(server);
  const { port } = await listen(server, config.port, config.host);
  closing.push(drain);
  const ready =
    config.role === 'web'
      ? startTaking(base, channels)
      : minds.ready.then(() => startWorkers(base, channels));
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  return {
    url: `http://${host}:${port}`,
    store: describeStore(config),
    ...(firstAdministrator ? { firstAdministrator } : {}),
    ready,
    reload: async () => {
      await minds.reload();
      await calendars.reload();
    },
  };
}

function escalationParts({ config, store, queues, minds, calendars, ids, now }: Base): EscalationParts {
  return {
    store,
    ...queues,
    now,
    ids,
    word: (key, language, params) => minds.wordings().say(language, key, params),
    calendars: calendars.current,
    deskUrl: config.publicUrl && `${config.publicUrl.replace(/\/+$/, '')}/desk`,
  };
}

function wireServer(base: Base, channels: readonly Channel[]): Server {
  const { config, store, queues, minds, calendars, openingOf, ids, erased, now, log, publicDir } = base;
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

/** Channels that platforms call are taken at every web process: each then knows and tells its true state. */
async function startTaking({ closing }: Base, channels: readonly Channel[]): Promise<void> {
  const called = channels.filter(({ single }) => !single);
  closing.push(() => Promise.all(called.map((channel) => channel.stop())));
  for (const channel of called) await channel.start();
}

/** Answers, routes, delivers and sweeps, from the moment messages can be understood. */
async function startWorkers(base: Base, channels: readonly Channel[]): Promise<void> {
  const { store, queues, minds, ids, erased, now, log, closing } = base;
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
function leasesOf({ config, store, log }: Base): LeaseHolder {
  const ownerId = config.redisUrl ? newId() : `${hostname()} ${resolve(config.dataDir)}`;
  return createLeaseHolder({ values: store.values, ownerId, log });
}

function copyLinksOf({ store, config, now }: Base): CopyLinks {
  return createCopyLinks({ ...config, values: store.values, asksForCopy: wishForCopy, now, randomBytes });
}

/** For entries of the audit log: leads back to nobody. */
function newId(): string {
  return randomBytes(18).toString('base64url');
}

/** Where the guide's privacy page is to be found from outside, if the server knows its address. */
function privacyUrlOf({ publicUrl }: Config): ((language: GuideLanguage) => string) | undefined {
  return publicUrl
    ? (language) => `${publicUrl.replace(/\/+$/, '')}${addressOf.privacy(language)}`
    : undefined;
}
