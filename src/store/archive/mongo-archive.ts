import { Connection } from '../mongo/connection.ts';
import { openMongo } from '../mongo/index.ts';
import type { Shape } from '../shape.ts';
import { type Archive, type PlainCodec, type PlainRow, toPlain } from './archive.ts';

interface Document extends Record<string, unknown> {
  _id: string;
}

const same = { plain: (cell: unknown) => cell, stored: (cell: unknown) => cell };
const CODEC: PlainCodec = {
  text: same,
  integer: { plain: Number, stored: (cell) => cell },
  boolean: same,
  date: { plain: (cell) => (cell as Date).getTime(), stored: (cell) => new Date(Number(cell)) },
  json: same,
};

/** Opens an installation's MongoDB database, brought up to date first. @throws {AppError} `service.unavailable` */
export async function openMongoArchive(url: string): Promise<Archive> {
  await (await openMongo({ url })).close();
  const connection = await Connection.open(url);
  const collection = ({ table }: Shape<unknown>) => connection.mongoose.collection<Document>(table);
  return {
    async page(shape, after, limit) {
      const filter = { _id: { $gt: after } };
      const found = await connection.guard(() =>
        collection(shape).find(filter).sort({ _id: 1 }).limit(limit).toArray(),
      );
      return found.map((document) => toPlain(shape.columns, CODEC, (name) => document[fieldOf(shape, name)]));
    },
    async put(shape, rows) {
      const writes = rows.map((row) => {
        const document = toDocument(shape, row);
        return { replaceOne: { filter: { _id: document._id }, replacement: document, upsert: true } };
      });
      if (writes.length > 0) await connection.translate(() => collection(shape).bulkWrite(writes));
    },
    count: (shape) => connection.translate(() => collection(shape).countDocuments()),
    close: () => connection.close(),
  };
}

function toDocument(shape: Shape<unknown>, row: PlainRow): Document {
  const cells = shape.columns.flatMap(({ name, kind }) =>
    row[name] === null ? [] : [[fieldOf(shape, name), CODEC[kind].stored(row[name])] as const],
  );
  return Object.fromEntries(cells) as Document;
}

function fieldOf({ key }: Shape<unknown>, column: string): string {
  return column === key ? '_id' : column;
}
