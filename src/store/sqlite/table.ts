import { AS_IS, type Codec, decode, encode, type Shape, TEXT } from '../shape.ts';
import type { Cell, Connection, Row } from './connection.ts';

/** Dates are integer milliseconds since 1970 UTC, booleans 0 and 1, nested values JSON text. */
export const SQLITE_CODEC: Codec = {
  text: TEXT,
  integer: AS_IS,
  boolean: { encode: (value) => (value ? 1 : 0), decode: (stored) => stored === 1 },
  date: { encode: (value) => (value as Date).getTime(), decode: (stored) => new Date(stored as number) },
  json: { encode: (value) => JSON.stringify(value), decode: (stored) => JSON.parse(stored as string) },
};

/** Rows of one shape. The `where` given to its methods may end in `order by` and `limit`. */
export class Table<T extends object> {
  private readonly names: string;
  private readonly insertion: string;
  private readonly update: string;

  constructor(
    private readonly connection: Connection,
    private readonly shape: Shape<T>,
  ) {
    const columns = shape.columns.map(({ name }) => name);
    this.names = columns.map(quoted).join(', ');
    const marks = columns.map(() => '?').join(', ');
    this.insertion = `into ${shape.table} (${this.names}) values (${marks})`;
    const settings = columns.map((name) => `${quoted(name)} = ?`).join(', ');
    this.update = `update ${shape.table} set ${settings} where ${shape.key} = ?`;
  }

  /** Inserts it unless that breaks a unique rule; says whether it did. */
  insert(value: T, hidden?: Record<string, unknown>): boolean {
    return (
      this.connection.run(`insert ${this.insertion} on conflict do nothing`, this.cells(value, hidden)) === 1
    );
  }

  /** Inserts it unless that breaks a unique rule; gives it as it is read back. */
  add(value: T, hidden?: Record<string, unknown>): T | undefined {
    const row = encode(this.shape, value, SQLITE_CODEC, hidden);
    const added = this.connection.run(
      `insert ${this.insertion} on conflict do nothing`,
      Object.values(row) as Cell[],
    );
    return added === 1 ? this.ofRow(row) : undefined;
  }

  /** Inserts it, or replaces the one with its key. */
  put(value: T): void {
    this.connection.run(`insert or replace ${this.insertion}`, this.cells(value));
  }

  /** Saves if the stored version is the value's, which then grows by one. */
  save(value: T & { readonly version: number }, hidden?: Record<string, unknown>): T | undefined {
    const next = { ...value, version: value.version + 1 };
    const row = encode(this.shape, next, SQLITE_CODEC, hidden);
    const cells = [...Object.values(row), row[this.shape.key], value.version] as Cell[];
    return this.connection.run(`${this.update} and version = ?`, cells) === 1 ? this.ofRow(row) : undefined;
  }

  find(key: string): T | undefined {
    return this.first(`${this.shape.key} = ?`, [key]);
  }

  first(where: string, cells: readonly Cell[]): T | undefined {
    const row = this.connection.get(`select ${this.names} from ${this.shape.table} where ${where}`, cells);
    return row && this.ofRow(row);
  }

  all(where: string, cells: readonly Cell[]): T[] {
    const rows = this.connection.all(`select ${this.names} from ${this.shape.table} where ${where}`, cells);
    return rows.map((row) => this.ofRow(row));
  }

  private ofRow(row: Row): T {
    return decode(this.shape, row, SQLITE_CODEC);
  }

  private cells(value: T, hidden?: Record<string, unknown>): Cell[] {
    return Object.values(encode(this.shape, value, SQLITE_CODEC, hidden)) as Cell[];
  }
}

/** `from` is a word of SQL. */
function quoted(column: string): string {
  return `"${column}"`;
}
