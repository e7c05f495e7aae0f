import { closeSync, openSync } from 'node:fs';
import Database from 'libsql';
import { AppError } from '../../core/errors.ts';

export type Row = Record<string, unknown>;
export type Cell = string | number | null;

/** How long a write waits for another process's, in milliseconds. */
const BUSY_TIMEOUT = 5_000;

/** One connection to a SQLite file. Calls are synchronous and short. */
export class Connection {
  private readonly database: Database.Database;
  private readonly named = new Statements((sql) => this.database.prepare(sql));
  private readonly nameless = new Statements((sql) => this.database.prepare(sql).raw());
  private closed = false;

  /** @throws {AppError} `service.unavailable` if the file cannot be opened or made. */
  constructor(private readonly path: string) {
    this.database = this.guard(() => {
      makeForThisUserOnly(path);
      return new Database(path, { timeout: BUSY_TIMEOUT });
    });
    this.guard(() => {
      this.database.exec(`pragma busy_timeout = ${BUSY_TIMEOUT}`);
      this.database.exec('pragma journal_mode = wal');
      this.database.exec('pragma synchronous = full');
      // What is erased is overwritten, so that it cannot be read from the file either.
      this.database.exec('pragma secure_delete = on');
    });
  }

  get inTransaction(): boolean {
    return this.database.inTransaction;
  }

  get isOpen(): boolean {
    return !this.closed;
  }

  /** Runs statements that return nothing. */
  exec(sql: string): void {
    this.guard(() => this.database.exec(sql));
  }

  /** The first row as its cells, in the order of the columns: a third of the cost of one with names. */
  firstCells(sql: string, cells: readonly Cell[]): unknown[] | undefined {
    return this.guard(() => this.nameless.of(sql).get(cells) as unknown[] | undefined);
  }

  /** Every row as its cells. */
  allCells(sql: string, cells: readonly Cell[]): unknown[][] {
    return this.guard(() => this.nameless.of(sql).all(cells) as unknown[][]);
  }

  all(sql: string, cells: readonly Cell[] = []): Row[] {
    return this.guard(() => this.named.of(sql).all(cells) as Row[]);
  }

  get(sql: string, cells: readonly Cell[] = []): Row | undefined {
    return this.guard(() => this.named.of(sql).get(cells) as Row | undefined);
  }

  /** How many rows were changed. */
  run(sql: string, cells: readonly Cell[] = []): number {
    return this.guard(() => this.named.of(sql).run(cells).changes);
  }

  /** Safe to call twice. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.named.clear();
    this.nameless.clear();
    this.database.close();
  }

  private guard<T>(work: () => T): T {
    if (this.closed) throw new AppError('service.unavailable', 'The store is closed.');
    try {
      return work();
    } catch (error) {
      throw isConstraint(error) ? error : unavailable(this.path, error);
    }
  }
}

/** Whoever else is on this machine may not read what people wrote. One that is there stays as it is. */
export function makeForThisUserOnly(path: string): void {
  if (path !== ':memory:') closeSync(openSync(path, 'a', 0o600));
}

/** Statements by their text, each prepared once. */
class Statements {
  private readonly known = new Map<string, Database.Statement>();

  constructor(private readonly prepare: (sql: string) => Database.Statement) {}

  of(sql: string): Database.Statement {
    const known = this.known.get(sql);
    if (known) return known;
    const prepared = this.prepare(sql);
    this.known.set(sql, prepared);
    return prepared;
  }

  clear(): void {
    this.known.clear();
  }
}

/** A unique or not-null rule was broken: the one failure that says something of the data, not of the file. */
export function isConstraint(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_CONSTRAINT');
}

/** Wrong SQL is our bug and stays as it is; all else means that the file cannot be used now. */
function unavailable(path: string, error: unknown): unknown {
  if (error instanceof AppError || codeOf(error) === 'SQLITE_ERROR' || error instanceof TypeError)
    return error;
  const hint = 'Check that the folder exists, can be written and has room.';
  return new AppError('service.unavailable', `The database ${path} cannot be used. ${hint}`, {
    cause: error,
  });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
