import type { Log } from '../ports/log.ts';
import type { Stoppable } from '../ports/queue.ts';
import { alertOfAll } from './alert.ts';
import type { EscalationParts } from './parts.ts';
import { createRoutePass } from './pass.ts';
import { tellNewPlaces } from './place.ts';
import { createRouteHandler } from './route.ts';
import { startRouting } from './routing.ts';
import { createServiceLevelWatch } from './service-levels.ts';
import { createEscalationSweep } from './sweep.ts';

/** The work of escalations in a process: routing, and what has to be looked at every few seconds. */
export interface EscalationWork extends Stoppable {
  /** Repairs what a crash left, watches service levels, tells officers of emergencies and people who have come forward. */
  sweep(): Promise<void>;
}

export async function workOnEscalations(parts: EscalationParts, log: Log): Promise<EscalationWork> {
  const repair = createEscalationSweep(parts);
  const watch = createServiceLevelWatch(parts);
  const routing = startRouting({ ...parts, log });
  const route = createRouteHandler(parts, { pass: createRoutePass(parts), passAt: routing.passAt });
  const worker = await parts.queue.work('route', route);
  return {
    async sweep() {
      await repair();
      await watch();
      await alertOfAll(parts);
      await tellNewPlaces(parts);
    },
    async stop() {
      await routing.stop();
      await worker.stop();
    },
  };
}
