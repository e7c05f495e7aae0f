import type { Column, Kind, Shape } from '../shape.ts';

/** A row as it is compared and copied: columns by name, `null` where there is nothing; dates in ms since 1970 UTC. */
export type PlainRow = Readonly<Record<string, unknown>>;

/** A store laid open row by row, for copying. Hidden columns included. */
export interface Archive {
  /** The rows whose key is greater than `after`, in order of the key (by UTF-8 bytes), at most `limit`. */
  page(shape: Shape<unknown>, after: string, limit: number): Promise<PlainRow[]>;
  /** Inserts rows, or replaces those of the same key. */
  put(shape: Shape<unknown>, rows: readonly PlainRow[]): Promise<void>;
  count(shape: Shape<unknown>): Promise<number>;
  close(): Promise<void>;
}

/** How an engine's cell becomes a plain one, and back. */
export type PlainCodec = Record<Kind, { plain(stored: unknown): unknown; stored(plain: unknown): unknown }>;

/** A stored row with every column, in the shape's order. */
export function toPlain(
  columns: readonly Column[],
  codec: PlainCodec,
  cellOf: (column: string) => unknown,
): PlainRow {
  return Object.fromEntries(
    columns.map(({ name, kind }) => {
      const cell = cellOf(name);
      return [name, cell === undefined || cell === null ? null : codec[kind].plain(cell)];
    }),
  );
}
