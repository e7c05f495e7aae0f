import { Router } from 'express';
import type { ChannelState } from '../bot/channel-states.ts';

/** A part without which the program cannot answer. Rejects or resolves to `false` when it is not ready. */
export type ReadyCheck = () => Promise<boolean>;

/** The parts without which the program cannot answer. */
export type ReadyChecks = Readonly<Record<'store' | 'queue' | 'model', ReadyCheck>>;

/** The longest a part may take to say that it is well. */
const PATIENCE_MS = 2000;

/**
 * `GET /healthz`: the process lives. `GET /readyz`: 200 or 503 by store, queue and model only; the channels' states
 * stand beside, because one platform's outage must not take the others down.
 */
export function healthRouter(parts: {
  checks: ReadyChecks;
  store: 'sqlite' | 'mongo';
  /** Whichever process runs them. */
  channelStates: () => Promise<readonly ChannelState[]>;
}): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'alive' });
  });
  router.get('/readyz', async (_request, response) => {
    const found = await readyParts(parts.checks);
    const ready = found.every(([, isReady]) => isReady);
    const states = Object.fromEntries(
      found.map(([name, isReady]) => [name, isReady ? 'ready' : 'not ready']),
    );
    const channels = Object.fromEntries(
      // What links an account is for supervisors, not for the world.
      (await parts.channelStates()).map(({ name, linkCode: _, ...health }) => [name, health]),
    );
    response.status(ready ? 200 : 503).json({
      status: ready ? 'ready' : 'not ready',
      parts: { ...states, storeKind: parts.store },
      channels,
    });
  });
  return router;
}

/** Which parts are ready now; known within two seconds. */
export function readyParts(checks: ReadyChecks): Promise<(readonly [string, boolean])[]> {
  return Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await within(check)] as const),
  );
}

async function within(check: ReadyCheck): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  try {
    return await Promise.race([check().catch(() => false), late]);
  } finally {
    clearTimeout(timer);
  }
}
