import { AS_IS, type Codec, decode, encode, type Shape, TEXT } from '../shape.ts';
import type { Cell, Connection } from './connection.ts';

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
  private readonly selection: string;
  private readonly insertion: string;
  private readonly update: string;
  private readonly keyIndex: number;

  constructor(
    private readonly connection: Connection,
    private readonly shape: Shape<T>,
  ) {
    const columns = shape.columns.map(({ name }) => name);
    const names = columns.map(quoted).join(', ');
    this.selection = `select ${names} from ${shape.table} where`;
    const marks = columns.map(() => '?').join(', ');
    this.insertion = `into ${shape.table} (${names}) values (${marks})`;
    // Not the key: its index would be written anew.
    const settings = columns.flatMap((name) => (name === shape.key ? [] : `${quoted(name)} = ?`)).join(', ');
    this.keyIndex = columns.indexOf(shape.key);
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
    const cells = this.cells(value, hidden);
    const added = this.connection.run(`insert ${this.insertion} on conflict do nothing`, cells);
    return added === 1 ? this.ofCells(cells) : undefined;
  }

  /** Inserts it, or replaces the one with its key. */
  put(value: T): void {
    this.connection.run(`insert or replace ${this.insertion}`, this.cells(value));
  }

  /** Saves if the stored version is the value's, which then grows by one. */
  save(value: T & { readonly version: number }, hidden?: Record<string, unknown>): T | undefined {
    const cells = this.cells({ ...value, version: value.version + 1 }, hidden);
    const rest = cells.toSpliced(this.keyIndex, 1);
    const where = [cells[this.keyIndex] as Cell, value.version];
    const saved = this.connection.run(`${this.update} and version = ?`, [...rest, ...where]);
    return saved === 1 ? this.ofCells(cells) : undefined;
  }

  find(key: string): T | undefined {
    return this.first(`${this.shape.key} = ?`, [key]);
  }

  first(where: string, cells: readonly Cell[]): T | undefined {
    const found = this.connection.firstCells(`${this.selection} ${where}`, cells);
    return found && this.ofCells(found);
  }

  all(where: string, cells: readonly Cell[]): T[] {
    return this.connection.allCells(`${this.selection} ${where}`, cells).map((found) => this.ofCells(found));
  }

  private ofCells(cells: readonly unknown[]): T {
    return decode(this.shape, cells, SQLITE_CODEC);
  }

  private cells(value: T, hidden?: Record<string, unknown>): Cell[] {
    return encode(this.shape, value, SQLITE_CODEC, hidden) as Cell[];
  }
}

/** `from` is a word of SQL. */
function quoted(column: string): string {
  return `"${column}"`;
}
