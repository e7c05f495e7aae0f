import { createHash, type Hash } from 'node:crypto';
import type { Shape } from '../shape.ts';
import { SHAPES } from '../shapes.ts';
import type { Archive, PlainRow } from './archive.ts';

/** Rows read and written at a time. */
const PAGE = 100;

/** What one table holds on both sides after copying. */
export interface TableReport {
  readonly table: string;
  readonly from: { readonly count: number; readonly checksum: string };
  readonly to: { readonly count: number; readonly checksum: string };
  readonly agrees: boolean;
}

/**
 * Copies every table and then reads both sides again and compares counts and checksums over every column. Rows are
 * written by key, so it can be repeated after an interruption; rows that only the target has stay, and show as a
 * disagreement. Nobody else may write to either side meanwhile.
 */
export async function copyStore(
  from: Archive,
  to: Archive,
  onTable: (report: TableReport) => void,
): Promise<TableReport[]> {
  const reports: TableReport[] = [];
  for (const shape of SHAPES as readonly Shape<unknown>[]) {
    await copyTable(from, to, shape);
    const [source, target] = [await fingerprint(from, shape), await fingerprint(to, shape)];
    const agrees = source.count === target.count && source.checksum === target.checksum;
    const report = { table: shape.table, from: source, to: target, agrees };
    reports.push(report);
    onTable(report);
  }
  return reports;
}

/**
 * Copies every table while the program may write. Conversations come first, as in `SHAPES`, because a turn saves its
 * conversation last: what the copy lacks is then what a crash in the middle of a turn would have lacked, which the next
 * start repairs. A conversation copied after its messages could say that more of them were answered than there are.
 */
export async function copyWhileRunning(from: Archive, to: Archive): Promise<void> {
  for (const shape of SHAPES as readonly Shape<unknown>[]) await copyTable(from, to, shape);
}

async function copyTable(from: Archive, to: Archive, shape: Shape<unknown>): Promise<void> {
  for await (const rows of pages(from, shape)) await to.put(shape, rows);
}

async function* pages(archive: Archive, shape: Shape<unknown>): AsyncGenerator<PlainRow[]> {
  let after = '';
  for (;;) {
    const rows = await archive.page(shape, after, PAGE);
    if (rows.length === 0) return;
    yield rows;
    after = String(rows.at(-1)?.[shape.key]);
  }
}

async function fingerprint(
  archive: Archive,
  shape: Shape<unknown>,
): Promise<{ count: number; checksum: string }> {
  const sum: Hash = createHash('sha256');
  for await (const rows of pages(archive, shape)) for (const row of rows) sum.update(`${canonical(row)}\n`);
  return { count: await archive.count(shape), checksum: sum.digest('hex').slice(0, 16) };
}

/** JSON with the keys of every object in order: MongoDB and SQLite may give them back in different ones. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
