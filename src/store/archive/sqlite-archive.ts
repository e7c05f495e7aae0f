import { type Cell, Connection } from '../sqlite/connection.ts';
import { openSqlite } from '../sqlite/index.ts';
import { type Archive, type PlainCodec, toPlain } from './archive.ts';

const same = { plain: (cell: unknown) => cell, stored: (cell: unknown) => cell };
const CODEC: PlainCodec = {
  text: same,
  integer: same,
  boolean: { plain: (cell) => cell === 1, stored: (cell) => (cell ? 1 : 0) },
  date: same,
  json: { plain: (cell) => JSON.parse(String(cell)) as unknown, stored: (cell) => JSON.stringify(cell) },
};

/** Opens an installation's SQLite file, brought up to date first. @throws {AppError} `service.unavailable` */
export async function openSqliteArchive(path: string): Promise<Archive> {
  await (await openSqlite({ path })).close();
  const connection = new Connection(path);
  return {
    async page({ table, key, columns }, after, limit) {
      const names = columns.map(({ name }) => `"${name}"`).join(', ');
      const rows = connection.all(
        `select ${names} from ${table} where "${key}" > ? order by "${key}" limit ?`,
        [after, limit],
      );
      return rows.map((row) => toPlain(columns, CODEC, (name) => row[name]));
    },
    async put({ table, columns }, rows) {
      const names = columns.map(({ name }) => `"${name}"`).join(', ');
      const marks = columns.map(() => '?').join(', ');
      connection.exec('begin immediate');
      for (const row of rows) {
        const cells = columns.map(
          ({ name, kind }) => (row[name] === null ? null : CODEC[kind].stored(row[name])) as Cell,
        );
        connection.run(`insert or replace into ${table} (${names}) values (${marks})`, cells);
      }
      connection.exec('commit');
    },
    async count({ table }) {
      return Number(connection.get(`select count(*) as n from ${table}`)?.['n']);
    },
    async close() {
      connection.close();
    },
  };
}
