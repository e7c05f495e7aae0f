import { randomBytes } from 'node:crypto';
import type { Config } from './config.ts';
import { ensureFirstAdministrator } from './desk/first-administrator.ts';
import { watchForDrain } from './http/drain.ts';
import { listen } from './http/server.ts';
import { describeStore } from './store/open.ts';
import { type AppOptions, type Base, openBase } from './wiring/base.ts';
import { wireChannels } from './wiring/channels.ts';
import { wireServer } from './wiring/server.ts';
import { startTaking, startWorkers } from './wiring/workers.ts';

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

async function run(base: Base): Promise<Omit<App, 'stop'>> {
  const { config, store, minds, calendars, now, closing } = base;
  const firstAdministrator = await ensureFirstAdministrator({ ...config.admin, store, now, randomBytes });
  const channels = wireChannels(base);
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
