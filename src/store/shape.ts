/** How a column holds its value. `json` is a nested value of which nothing is queried. */
export type Kind = 'text' | 'integer' | 'boolean' | 'date' | 'json';

/** Turns a value of each kind into what the engine keeps, and back. */
export type Codec = Record<Kind, { encode(value: unknown): unknown; decode(stored: unknown): unknown }>;

/** One level of nesting is laid flat: `offer: { agentId }` is the column `offer_agent_id`. */
type Nested<T> = { readonly [K in keyof Required<T>]: Kind };
type Fields<T> = { readonly [K in keyof Required<T>]: Kind | Nested<NonNullable<T[K]>> };

export interface Column {
  readonly name: string;
  readonly kind: Kind;
  /** Where the value sits in the object; empty for a hidden column, which only queries use. */
  readonly path: readonly string[];
}

/** The columns that one type is kept in: the same in both stores. */
export interface Shape<T> {
  readonly table: string;
  /** The column that identifies a row. */
  readonly key: string;
  readonly columns: readonly Column[];
  /** Never set; ties the shape to its type. */
  readonly of?: T;
}

/** For values that an engine keeps as they are. */
export const AS_IS = { encode: (value: unknown) => value, decode: (stored: unknown) => stored };

/** Text without the character NUL, which SQLite would take for its end. */
export const TEXT = {
  encode: (value: unknown) => {
    const text = String(value);
    return text.includes('\0') ? text.replaceAll('\0', '') : text;
  },
  decode: AS_IS.decode,
};

/** Describes a type's columns. `hidden` columns are written beside it, for queries, and never read back. */
export function shapeOf<T>(
  table: string,
  key: keyof T & string,
  fields: Fields<T>,
  hidden: Readonly<Record<string, Kind>> = {},
): Shape<T> {
  const columns = Object.entries<Kind | Record<string, Kind>>(fields).flatMap(([name, kind]) =>
    typeof kind === 'string'
      ? [{ name: snakeCase(name), kind, path: [name] }]
      : Object.entries(kind).map(([inner, innerKind]) => ({
          name: `${snakeCase(name)}_${snakeCase(inner)}`,
          kind: innerKind,
          path: [name, inner],
        })),
  );
  const unread = Object.entries(hidden).map(([name, kind]) => ({ name, kind, path: [] }));
  return { table, key: snakeCase(key), columns: [...columns, ...unread] };
}

/** A value's cells in the order of the columns; absent fields are `null`. `hidden` gives the hidden columns by name. */
export function encode<T extends object>(
  { columns }: Shape<T>,
  value: T,
  codec: Codec,
  hidden: Readonly<Record<string, unknown>> = {},
): unknown[] {
  return columns.map(({ name, kind, path: [outer, inner] }) => {
    const cell = outer === undefined ? hidden[name] : valueAt(value, outer, inner);
    return cell === undefined || cell === null ? null : codec[kind].encode(cell);
  });
}

/** The value of cells in the order of the columns, without keys for what is `null`. */
export function decode<T>({ columns }: Shape<T>, cells: readonly unknown[], codec: Codec): T {
  const value: Record<string, unknown> = {};
  for (let index = 0; index < columns.length; index++) {
    const cell = cells[index];
    if (cell === undefined || cell === null) continue;
    const { kind, path } = columns[index] as Column;
    const [outer, inner] = path;
    if (outer === undefined) continue;
    if (inner === undefined) value[outer] = codec[kind].decode(cell);
    else value[outer] = { ...(value[outer] as object), [inner]: codec[kind].decode(cell) };
  }
  return value as T;
}

function valueAt(value: object, outer: string, inner: string | undefined): unknown {
  const at = (value as Record<string, unknown>)[outer];
  return inner === undefined ? at : (at as Record<string, unknown> | undefined)?.[inner];
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
