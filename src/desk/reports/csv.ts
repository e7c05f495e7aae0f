import type { Figures } from './figures.ts';
import { DIMENSIONS, type Report } from './report.ts';

/** A report as comma-separated values: one row for the whole, one for each part, in UTF-8 with a byte-order mark. */
export function reportCsv({ total, by }: Report): string {
  const names = Object.keys(total) as (keyof Figures)[];
  const row = (dimension: string, key: string, figures: Figures) => [
    dimension,
    key,
    ...names.map((name) => round(figures[name])),
  ];
  const rows = [
    ['dimension', 'key', ...names.map((name) => `${name}${UNITS[name] ?? ''}`)],
    row('total', '', total),
    ...DIMENSIONS.flatMap((one) => by[one].map(({ key, figures }) => row(one, key, figures))),
  ];
  return `\uFEFF${toCsv(rows)}`;
}

const UNITS: Partial<Record<keyof Figures, string>> = {
  firstResponseMedian: ' (s)',
  firstResponseP90: ' (s)',
  waitMedian: ' (s)',
  waitP90: ' (s)',
  resolutionMedian: ' (s)',
};

function round(value: number | null): string {
  return value === null ? '' : String(Math.round(value * 10_000) / 10_000);
}

/** RFC 4180, safe to open in a spreadsheet. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

/**
 * Quoted, with an apostrophe before what a spreadsheet would take for a formula (OWASP, "CSV Injection"): `=`, `+`,
 * `-`, `@`, a tab or a return at the beginning. Numbers stay numbers.
 */
export function csvCell(text: string): string {
  const formula = /^[\s\u200e\u200f\u2066-\u2069]*[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text);
  const safe = formula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
