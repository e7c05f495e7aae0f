import { setTimeout as pause } from 'node:timers/promises';
import { PATIENCE, tooMuch } from './gate.ts';

/** What a field must be. Said so that it can also be told here which documents it fits. */
export type Condition = string | { readonly $gt: number } | { readonly $in: readonly string[] };

/** Which documents are wanted, in the order of the gathering or the other way round. */
export interface Question {
  readonly filter: Readonly<Record<string, Condition>>;
  readonly lastFirst?: boolean;
  readonly limit?: number;
}

type Document = Readonly<Record<string, unknown>>;

interface Waiting<D> {
  readonly question: Question;
  readonly resolve: (found: D[]) => void;
  readonly reject: (error: unknown) => void;
  readonly timer: NodeJS.Timeout;
}

/** So many questions go together at the most. */
const MOST_TOGETHER = 100;
/** A server that answers faster is not spared. In milliseconds, as all here. */
const FAST = 20;
const LONGEST_REST = 1_000;

/** After each answer to several, how much of what one alone took is still believed: else it would not be tried again. */
const FADING = 0.7;

/**
 * Asks one question at a time. Those that come meanwhile wait, and then go to the server as a single one, unless it was
 * seen to answer them faster one after another; after a slow answer it is left alone for as long again. So the slower it
 * is, the less it is asked. Each gets what it would have got alone, read after it was asked.
 */
export class Gathering<D extends Document> {
  private readonly waiting = new Set<Waiting<D>>();
  private asking = false;
  /** What the last answer took, to one question and to several at once. In milliseconds. */
  private took = { alone: 0, together: 0 };

  /** @param server puts one question, or several as `$or`, to the server */
  constructor(
    private readonly server: (question: Omit<Question, 'filter'> & { filter: Document }) => Promise<D[]>,
  ) {}

  /** @throws {AppError} `service.unavailable` if its turn does not come within 3 s. */
  find(question: Question): Promise<D[]> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(one);
        reject(tooMuch());
      }, PATIENCE);
      const one = { question, resolve, reject, timer };
      this.waiting.add(one);
      if (!this.asking) void this.askAll();
    });
  }

  private async askAll(): Promise<void> {
    this.asking = true;
    while (this.waiting.size > 0) {
      const { alone, together } = this.took;
      const next = [...this.waiting].slice(0, MOST_TOGETHER);
      const began = performance.now();
      const answered = await this.ask(together <= alone * next.length ? next : next.slice(0, 1));
      const took = performance.now() - began;
      if (answered === 1) this.took.alone = took;
      if (answered > 1) this.took = { alone: alone * FADING, together: took };
      if (took > FAST) await pause(Math.min(took, LONGEST_REST), undefined, { ref: false });
    }
    this.asking = false;
  }

  /** How many were answered. */
  private async ask(some: readonly Waiting<D>[]): Promise<number> {
    for (const one of some) {
      this.waiting.delete(one);
      clearTimeout(one.timer);
    }
    try {
      const found = await this.put(some.map(({ question }) => question));
      for (const [index, { resolve }] of some.entries()) resolve(found[index] ?? []);
      return some.length;
    } catch (error) {
      for (const { reject } of some) reject(error);
      return 0;
    }
  }

  private async put(questions: readonly Question[]): Promise<D[][]> {
    const [first, ...more] = questions;
    if (first && more.length === 0) return [await this.server(first)];
    const found = await this.server({ filter: { $or: questions.map(({ filter }) => filter) } });
    return questions.map((question) => pick(found, question));
  }
}

function pick<D extends Document>(found: readonly D[], { filter, lastFirst, limit }: Question): D[] {
  const conditions = Object.entries(filter);
  const fitting = found.filter((one) =>
    conditions.every(([field, condition]) => fits(one[field], condition)),
  );
  return (lastFirst ? fitting.reverse() : fitting).slice(0, limit);
}

function fits(value: unknown, condition: Condition): boolean {
  if (typeof condition === 'string') return value === condition;
  if ('$gt' in condition) return Number(value) > condition.$gt;
  return condition.$in.includes(String(value));
}
