export interface PaceParts {
  /** 0 to 1. */
  readonly random: () => number;
  /** Shortest and longest pause between two messages, in milliseconds. */
  readonly gapMs: readonly [shortest: number, longest: number];
}

/** One message after the other with pauses of changing length, as a person would write: a flood gets numbers banned. */
export class Pace {
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly parts: PaceParts) {}

  /** Resolves when it is this message's turn. */
  turn(): Promise<void> {
    const { random, gapMs } = this.parts;
    const [shortest, longest] = gapMs;
    const gap = shortest + random() * (longest - shortest);
    this.last = this.last.then(() => new Promise((resolve) => setTimeout(resolve, gap)));
    return this.last;
  }
}
