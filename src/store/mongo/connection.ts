import { setTimeout as pause } from 'node:timers/promises';
import mongoose from 'mongoose';
import { AppError } from '../../core/errors.ts';
import { mongoAddress } from './address.ts';
import { Gate, MOST_AT_ONCE } from './gate.ts';

/** How long to look for a server, to connect to one, and to wait for an answer, in milliseconds. */
const TIMEOUTS = {
  serverSelectionTimeoutMS: 3_000,
  connectTimeoutMS: 3_000,
  socketTimeoutMS: 4_000,
  waitQueueTimeoutMS: 3_000,
};

/** Longest that a call takes with all that the driver tries again, in milliseconds. */
const DEADLINE = 5_000;

/**
 * After so long without one success the driver is started anew, in milliseconds. Where connections hang and break again
 * and again it was seen (7.8) to begin a look for the server that never ended, and so to find it never again.
 */
const START_ANEW_AFTER = 20_000;
const BETWEEN_STARTS = 1_000;

const DUPLICATE_KEY = 11_000;

/** The server itself gives up a question that takes longer: nobody waits for the answer any more. In milliseconds. */
export const LONGEST_READ = TIMEOUTS.socketTimeoutMS;

/** Server errors that pass by themselves: a question took too long, it stops, or another one of the set has taken over. */
const PASSING_CODES: readonly unknown[] = [50, 91, 189, 10_107, 11_600, 11_602, 13_435, 13_436];

/** A pool of connections to one MongoDB database. It reconnects by itself; meanwhile calls fail at once or within 5 s. */
export class Connection {
  private readonly gate = new Gate(isUnreachable);
  private closed = false;
  private failingSince: number | undefined;
  private startingAnew: Promise<void> | undefined;

  private constructor(
    readonly mongoose: mongoose.Connection,
    private readonly name: string,
    private readonly again: () => Promise<unknown>,
  ) {}

  /** @throws {AppError} `service.unavailable` if no server answers within 3 s or it refuses us. */
  static async open(url: string): Promise<Connection> {
    const { name, database } = mongoAddress(url);
    const options = {
      ...{ dbName: database, bufferCommands: false, autoIndex: false, autoCreate: false },
      ...TIMEOUTS,
      maxPoolSize: MOST_AT_ONCE,
      writeConcern: { w: 'majority' },
    } as const;
    try {
      const connection = mongoose.createConnection();
      await connection.openUri(url, options);
      return new Connection(connection, name, () => connection.openUri(url, options));
    } catch (cause) {
      throw unavailable(name, cause);
    }
  }

  /** Runs a call. A server that cannot be reached, is silent for 5 s or has too much to do becomes `AppError('service.unavailable')`. */
  guard<T>(work: () => Promise<T>): Promise<T> {
    return this.translate(() => this.gate.pass(() => withinDeadline(work())));
  }

  /** Like `guard`, for work that may take long. */
  async translate<T>(work: () => Promise<T>): Promise<T> {
    if (this.closed) throw new AppError('service.unavailable', 'The store is closed.');
    try {
      const result = await work();
      this.failingSince = undefined;
      return result;
    } catch (error) {
      if (!isUnreachable(error)) throw error;
      this.noteFailure();
      throw unavailable(this.name, error);
    }
  }

  /** Safe to call twice. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.mongoose.close();
    await this.startingAnew;
  }

  private noteFailure(): void {
    const now = performance.now();
    this.failingSince ??= now;
    if (now - this.failingSince < START_ANEW_AFTER) return;
    this.startingAnew ??= this.startAnew().finally(() => {
      this.startingAnew = undefined;
      this.failingSince = undefined;
    });
  }

  private async startAnew(): Promise<void> {
    for (let open = false; !open && !this.closed; ) {
      await this.mongoose.close().catch(() => undefined);
      open = await this.again().then(
        () => true,
        () => pause(BETWEEN_STARTS, false),
      );
    }
    if (this.closed) await this.mongoose.close();
  }
}

/** Rejects if the call takes too long; it may still have its effect then, which every write of ours can bear. */
async function withinDeadline<T>(call: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    const late = () => reject(new mongoose.mongo.MongoNetworkTimeoutError('no answer', {}));
    timer = setTimeout(late, DEADLINE);
  });
  try {
    return await Promise.race([call, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether what failed says that the server was not there or did not answer, and nothing else. */
export function isAway(error: unknown): boolean {
  const cause = error instanceof AppError ? error.cause : undefined;
  if (cause instanceof mongoose.mongo.MongoServerError) return false;
  return cause instanceof mongoose.Error.MongooseServerSelectionError || isUnreachable(cause);
}

/** A unique index was about to be broken. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof mongoose.mongo.MongoServerError && error.code === DUPLICATE_KEY;
}

function isUnreachable(error: unknown): boolean {
  if (error instanceof mongoose.mongo.MongoServerError) {
    return PASSING_CODES.includes(error.code) || error.hasErrorLabel('RetryableWriteError');
  }
  return error instanceof mongoose.mongo.MongoError || isDisconnected(error) || isSystemFailure(error);
}

/** Mongoose's own complaint has no class of its own; its subclasses are all about wrong values. */
function isDisconnected(error: unknown): boolean {
  return error instanceof Error && error.name === 'MongooseError';
}

/**
 * A write to a socket that has just broken comes through as Node's own error: one of the system (`ECONNRESET`), or, when
 * the other side had ended it before, a bare `EPIPE` of the stream.
 */
function isSystemFailure(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  return 'syscall' in error || ('code' in error && error.code === 'EPIPE');
}

function unavailable(name: string, cause: unknown): AppError {
  const hint = 'Check that it runs and that MONGO_URL is right.';
  return new AppError('service.unavailable', `${name} cannot be used. ${hint}`, { cause });
}
