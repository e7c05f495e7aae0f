import { hash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { wishForCopy } from '../../intents/answers/copy-words.ts';
import { type CalendarKeeper, keepCalendars } from '../calendar/keep.ts';
import { keepMissionHours } from '../calendar/mission-hours-keeper.ts';
import type { Config } from '../config.ts';
import { Ids } from '../core/ids.ts';
import type { GuideLanguage } from '../core/language.ts';
import type { EscalationParts } from '../escalation/parts.ts';
import { addressOf } from '../guide/addresses.ts';
import type { GuideParts } from '../guide/routes.ts';
import { createLog } from '../log.ts';
import { createMindKeeper, type MindKeeper } from '../mind.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { type CopyLinks, createCopyLinks } from '../privacy/copy-link.ts';
import { createErasedMessages, type ErasedMessages } from '../privacy/erased.ts';
import { lockDataDir } from '../process/data-dir-lock.ts';
import { openQueues, type Queues } from '../queue/open.ts';
import { openStore } from '../store/open.ts';

export interface AppOptions {
  /** The project's folder: `data` and `dist` are below it. */
  readonly rootDir: string;
  readonly now?: Clock;
  readonly log?: Log;
}

/** A database server that starts or restarts beside us, or is cut off for a moment, is waited for so long. */
const DATABASE_PATIENCE_MS = 30_000;

/** What all parts share. */
export interface Base {
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
  /** For entries of the audit log: leads back to nobody. */
  readonly newId: () => string;
  readonly now: Clock;
  readonly log: Log;
  /** What must be closed, in the order it was opened. */
  readonly closing: (() => Promise<unknown>)[];
}

/** Opens what all parts share. What was opened is in `closing`, also when a later part fails. */
export async function openBase(
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
    newId: () => randomBytes(18).toString('base64url'),
    now,
    log,
    closing,
  };
}

/** What routing and the agents' work are made from. */
export function escalationParts({
  config,
  store,
  queues,
  minds,
  calendars,
  ids,
  now,
}: Base): EscalationParts {
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

/** The links at which people fetch a copy of what is kept of them. */
export function copyLinksOf({ store, config, now }: Base): CopyLinks {
  return createCopyLinks({ ...config, values: store.values, asksForCopy: wishForCopy, now, randomBytes });
}

/** Where the guide's privacy page is to be found from outside, if the server knows its address. */
function privacyUrlOf({ publicUrl }: Config): ((language: GuideLanguage) => string) | undefined {
  return publicUrl
    ? (language) => `${publicUrl.replace(/\/+$/, '')}${addressOf.privacy(language)}`
    : undefined;
}
