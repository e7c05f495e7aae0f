import { pause } from '../rig/until.ts';
import type { Site } from './site.ts';

const EVERY_MS = 2_000;
/** What no process may hold, in megabytes; at rest it is under 250, and a flood may not grow it without end. */
const BOUND_MB = 450;

/** Looks at the memory of all processes until stopped. */
export class MemoryWatch {
  mostMb = 0;
  private stopped = false;

  constructor(private readonly site: Site) {}

  stop(): void {
    this.stopped = true;
  }

  async make(): Promise<void> {
    while (!this.stopped) {
      for (const { program } of this.site.posts)
        if (program.alive) this.mostMb = Math.max(this.mostMb, Math.round(program.memoryMb()));
      await pause(EVERY_MS);
    }
  }

  get differences(): string[] {
    return this.mostMb > BOUND_MB ? [`a process held ${this.mostMb} MB`] : [];
  }
}
