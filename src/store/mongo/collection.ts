import mongoose from 'mongoose';
import { AS_IS, type Codec, decode, encode, type Kind, type Shape, TEXT } from '../shape.ts';
import { type Connection, isDuplicate, LONGEST_READ } from './connection.ts';
import { Gathering, type Question } from './gathering.ts';
import { InTurn } from './in-turn.ts';

/** A document: the columns of its shape, absent ones left out; the shape's key is `_id`. */
export type Row = Record<string, unknown>;
export type Filter = Record<string, unknown>;
export type Sort = Record<string, 1 | -1>;

/** Nested values are documents; what JSON cannot say is dropped, as in SQLite (BSON would keep undefined as null). */
const json = {
  encode: (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown,
  decode: AS_IS.decode,
};
const MONGO_CODEC: Codec = { text: TEXT, integer: AS_IS, boolean: AS_IS, date: AS_IS, json };

const TYPES = {
  text: String,
  integer: Number,
  boolean: Boolean,
  date: Date,
  json: mongoose.Schema.Types.Mixed,
} satisfies Record<Kind, unknown>;

/** The mongoose schema of a shape: the same fields, with the same names, as the SQLite table. */
function schemaOf<T>(shape: Shape<T>): mongoose.Schema {
  const fields = shape.columns.map(({ name, kind }) => [nameIn(shape, name), { type: TYPES[kind] }]);
  // `minimize` would drop empty objects, `versionKey` and `id` would add fields of mongoose's own.
  return new mongoose.Schema(Object.fromEntries(fields), {
    collection: shape.table,
    strict: 'throw',
    minimize: false,
    versionKey: false,
    id: false,
  });
}

const READ = { maxTimeMS: LONGEST_READ };
/** Most documents of one call. */
const AT_ONCE = 100;

/** Documents of one shape. */
export class Collection<T extends object> {
  private readonly model: mongoose.Model<Row>;
  /** Of the fields, in the order of the columns. */
  private readonly names: readonly string[];
  /**
   * Saves of one document. MongoDB's own are atomic and need no such help; a server that reads and then writes
   * (FerretDB) would else let two of our own requests win at once.
   */
  private readonly saves = new InTurn();

  constructor(
    private readonly connection: Connection,
    private readonly shape: Shape<T>,
  ) {
    this.model = connection.mongoose.model<Row>(shape.table, schemaOf(shape) as mongoose.Schema<Row>);
    this.names = shape.columns.map(({ name }) => nameIn(shape, name));
  }

  /** Inserts it unless that breaks a unique index; says whether it did. */
  async insert(value: T, hidden?: Row): Promise<boolean> {
    return (await this.add(value, hidden)) !== undefined;
  }

  /** Inserts it unless that breaks a unique index; gives it as it is read back. */
  async add(value: T, hidden?: Row): Promise<T | undefined> {
    const row = this.rowOf(value, hidden);
    const added = await this.unlessDuplicate(async () => {
      await this.model.create([row]);
    });
    return added ? this.ofRow(row) : undefined;
  }

  /** Inserts it, or replaces the one with its key. */
  async put(value: T): Promise<void> {
    const row = this.rowOf(value);
    const replace = async () => {
      await this.model.replaceOne({ _id: row._id }, row, { upsert: true });
    };
    // Two that insert the same at once: the slower one meets the other's and replaces it.
    if (!(await this.unlessDuplicate(replace))) await this.connection.guard(replace);
  }

  /** Inserts all of them, or replaces those of their keys, with few calls. */
  async putAll(values: readonly T[]): Promise<void> {
    for (let from = 0; from < values.length; from += AT_ONCE) {
      const writes = values.slice(from, from + AT_ONCE).map((value) => {
        const row = this.rowOf(value);
        return { replaceOne: { filter: { _id: row._id }, replacement: row, upsert: true } };
      });
      await this.connection.guard(() => this.model.bulkWrite(writes));
    }
  }

  /** Saves if the stored version is the value's, which then grows by one. @throws on a duplicate in a unique index. */
  save(value: T & { readonly version: number }, hidden?: Row): Promise<T | undefined> {
    const row = this.rowOf({ ...value, version: value.version + 1 }, hidden);
    return this.saves.do(String(row._id), async () => {
      const result = await this.connection.guard(() =>
        this.model.replaceOne({ _id: row._id, version: value.version }, row).exec(),
      );
      return result.matchedCount === 1 ? this.ofRow(row) : undefined;
    });
  }

  find(key: string): Promise<T | undefined> {
    return this.first({ _id: key });
  }

  async first(filter: Filter, sort: Sort = {}): Promise<T | undefined> {
    const row = await this.connection.guard(() =>
      this.model.findOne(filter, null, READ).sort(sort).lean<Row>().exec(),
    );
    return row ? this.ofRow(row) : undefined;
  }

  async all(filter: Filter, sort: Sort = {}, limit?: number): Promise<T[]> {
    return (await this.rows(filter, sort, limit)).map((row) => this.ofRow(row));
  }

  /**
   * Like `all`, in order of one field, for what is asked so often that questions are put together while the server is
   * slow.
   */
  gathered(field: string): (question: Question) => Promise<T[]> {
    const gathering = new Gathering<Row>(({ filter, lastFirst, limit }) =>
      this.rows(filter, { [field]: lastFirst ? -1 : 1 }, limit),
    );
    return async (question) => (await gathering.find(question)).map((row) => this.ofRow(row));
  }

  /** The first `limit` different values of a text column, in the order of `sort`. */
  async distinct(
    column: string,
    filter: Filter,
    { sort, limit }: { sort: Sort; limit: number },
  ): Promise<string[]> {
    const found = new Set<string>();
    await this.connection.guard(async () => {
      const cursor = this.model
        .find(filter, { [column]: 1 }, READ)
        .sort(sort)
        .lean<Row>()
        .cursor();
      for await (const row of cursor) {
        if (found.size >= limit) break;
        found.add(String(row[column]));
      }
    });
    return [...found];
  }

  /** Changes one of that key, if it is as the filter says; gives it as it then is, or as it was before. */
  change(
    filter: Filter & { readonly _id: string },
    update: Row,
    returnDocument: 'before' | 'after' = 'after',
  ): Promise<T | undefined> {
    return this.saves.do(filter._id, async () => {
      const row = await this.connection.guard(() =>
        this.model.findOneAndUpdate(filter, update, { returnDocument }).lean<Row>().exec(),
      );
      return row ? this.ofRow(row) : undefined;
    });
  }

  async changeAll(filter: Filter, update: Row): Promise<void> {
    await this.connection.guard(() => this.model.updateMany(filter, update).exec());
  }

  /** How many were removed. */
  async remove(filter: Filter): Promise<number> {
    const result = await this.connection.guard(() => this.model.deleteMany(filter).exec());
    return result.deletedCount;
  }

  /** How many documents there are of each combination of the columns. */
  async count(filter: Filter, columns: readonly string[]): Promise<{ of: Row; count: number }[]> {
    const key = Object.fromEntries(columns.map((column) => [column, `$${column}`]));
    const stages = [{ $match: filter }, { $group: { _id: key, count: { $sum: 1 } } }];
    const groups = await this.connection.guard(() =>
      this.model.aggregate<{ _id: Row; count: number }>(stages, READ).exec(),
    );
    return groups.map(({ _id, count }) => ({ of: _id, count }));
  }

  private async rows(filter: Filter, sort: Sort, limit?: number): Promise<Row[]> {
    // To MongoDB a limit of 0 means none.
    if (limit === 0) return [];
    return this.connection.guard(() =>
      this.model
        .find(filter, null, READ)
        .sort(sort)
        .limit(limit ?? 0)
        .lean<Row[]>()
        .exec(),
    );
  }

  private unlessDuplicate(work: () => Promise<void>): Promise<boolean> {
    return this.connection.guard(async () => {
      try {
        await work();
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    });
  }

  private rowOf(value: T, hidden?: Row): Row {
    const row: Row = {};
    for (const [index, cell] of encode(this.shape, value, MONGO_CODEC, hidden).entries())
      if (cell !== null) row[this.names[index] as string] = cell;
    return row;
  }

  private ofRow(row: Row): T {
    return decode(
      this.shape,
      this.names.map((name) => row[name]),
      MONGO_CODEC,
    );
  }
}

function nameIn<T>(shape: Shape<T>, column: string): string {
  return column === shape.key ? '_id' : column;
}
