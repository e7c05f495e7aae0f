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
/** More is not read for several at once: of each alone no more is read than it wants, however long a talk is. */
const MOST_FOUND = 1_000;
/** A server that answers faster is not spared. In milliseconds, as all here. */
const FAST = 20;
const LONGEST_REST = 1_000;

/** Of each kind of answer so many are kept in mind. */
const KEPT = 8;

/**
 * Asks one question at a time. Those that come meanwhile wait, and then go to the server as a single one, unless it was
 * seen to answer them faster one after another; after a slow answer it is left alone for as long again. So the slower it
 * is, the less it is asked. Each gets what it would have got alone, read after it was asked.
 */
export class Gathering<D extends Document> {
  private readonly waiting = new Set<Waiting<D>>();
  private asking = false;
  /** What the last answers took, to one question and to several at once, in milliseconds. */
  private readonly took = { alone: [] as number[], together: [] as number[] };
  private togetherSince = 0;

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
      const waiting = [...this.waiting].slice(0, MOST_TOGETHER);
      const next = this.isFasterTogether(waiting.length) ? waiting : waiting.slice(0, 1);
      const began = performance.now();
      const answered = await this.ask(next);
      const took = performance.now() - began;
      if (answered) this.note(next.length, took);
      if (took > FAST) await pause(Math.min(took, LONGEST_REST), undefined, { ref: false });
    }
    this.asking = false;
  }

  /** By the fastest answers: the others tell how busy the server was. One alone is asked now and then all the same. */
  private isFasterTogether(questions: number): boolean {
    const { alone, together } = this.took;
    if (alone.length > 0 && this.togetherSince >= KEPT) return false;
    return Math.min(...alone) * questions >= (together.length === 0 ? 0 : Math.min(...together));
  }

  private note(questions: number, took: number): void {
    const times = questions === 1 ? this.took.alone : this.took.together;
    if (times.push(took) > KEPT) times.shift();
    this.togetherSince = questions === 1 ? 0 : this.togetherSince + 1;
  }

  /** Whether they were answered. */
  private async ask(some: readonly Waiting<D>[]): Promise<boolean> {
    for (const one of some) {
      this.waiting.delete(one);
      clearTimeout(one.timer);
    }
    try {
      const found = await this.put(some.map(({ question }) => question));
      for (const [index, { resolve }] of some.entries()) resolve(found[index] ?? []);
      return true;
    } catch (error) {
      for (const { reject } of some) reject(error);
      return false;
    }
  }

  private async put(questions: readonly Question[]): Promise<D[][]> {
    const [first, ...more] = questions;
    if (first && more.length === 0) return [await this.server(first)];
    const together = { $or: questions.map(({ filter }) => filter) };
    const found = await this.server({ filter: together, limit: MOST_FOUND });
    if (found.length < MOST_FOUND) return questions.map((question) => pick(found, question));
    const each: D[][] = [];
    for (const question of questions) each.push(await this.server(question));
    return each;
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
