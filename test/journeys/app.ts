import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { Role } from '../../src/core/agent.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Log } from '../../src/ports/log.ts';
import { silentLog } from '../bot/harness.ts';
import { Citizen } from '../support/citizen.ts';
import { DeskAgent } from '../support/desk-agent.ts';

const ADMIN = { email: 'admin@example.org', password: 'Correct-Horse-9!' };

/** The whole program on fresh data, with people to use it. */
export interface TestApp {
  readonly url: string;
  /** Where its SQLite file lies. */
  readonly dataDir: string;
  citizen(body?: object): Promise<Citizen>;
  administrator(): Promise<DeskAgent>;
  /** Adds an agent and signs them in. */
  agent(name: string, role?: Role): Promise<DeskAgent>;
  /** Stops it and starts it again on the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the program in this process, with its own Redis. `env` adds settings; `log` listens in. */
export async function startTestApp(
  env: Record<string, string> = {},
  { log = silentLog, now }: { log?: Log; now?: Clock } = {},
): Promise<TestApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'dalil-journey-'));
  const settings = {
    PORT: '0',
    DATA_DIR: dataDir,
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
    ...env,
  };
  const start = async (): Promise<App> => {
    const started = await startApp(readConfig(settings), {
      rootDir: process.cwd(),
      log,
      ...(now && { now }),
    });
    await started.ready;
    return started;
  };
  let app = await start();
  const administrator = () => DeskAgent.signIn(app.url, ADMIN.email, ADMIN.password);
  return {
    get url() {
      return app.url;
    },
    dataDir,
    citizen: (body) => Citizen.open(app.url, body),
    administrator,
    async agent(name, role = 'agent') {
      const account = { email: `${name}@example.org`, password: 'Correct-Horse-8!' };
      await (await administrator()).call('POST', '/agents', {
        ...account,
        name,
        role,
        languages: ['fr', 'ar'],
      });
      return DeskAgent.signIn(app.url, account.email, account.password);
    },
    async restart() {
      // On the same port: the people still have the old address.
      settings.PORT = new URL(app.url).port;
      await app.stop();
      app = await start();
    },
    async stop() {
      await app.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
