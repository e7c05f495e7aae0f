import { pause } from '../rig/until.ts';
import type { Site } from './site.ts';

const EVERY_MS = 2_000;
/**
 * What no process may hold, in megabytes; at rest it is under 250, and a flood may not grow it without end. Node leaves
 * garbage lying while a machine has room: of 496 seen once, 223 were left after a collection.
 */
const BOUND_MB = 600;

/** Looks at the memory of all processes until stopped. */
export class MemoryWatch {
  /** The most that was seen, in order of the looks: by role, and when. */
  readonly peaks: { readonly role: string; readonly mb: number; readonly at: Date }[] = [];
  private stopped = false;

  constructor(private readonly site: Site) {}

  stop(): void {
    this.stopped = true;
  }

  async make(): Promise<void> {
    while (!this.stopped) {
      for (const { role, program } of this.site.posts) {
        const mb = program.alive ? Math.round(program.memoryMb()) : 0;
        if (mb > this.most(role)) this.peaks.push({ role, mb, at: new Date() });
      }
      await pause(EVERY_MS);
    }
  }

  most(role: string): number {
    return Math.max(0, ...this.peaks.filter((peak) => peak.role === role).map(({ mb }) => mb));
  }

  get differences(): string[] {
    return this.peaks.filter(({ mb }) => mb > BOUND_MB).map(({ role, mb }) => `a ${role} held ${mb} MB`);
  }
}
