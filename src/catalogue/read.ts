import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load as parseYaml } from 'js-yaml';
import type { z } from 'zod';

/** Something wrong in a data file, in words for the official who edits it. */
export interface Problem {
  /** `error` keeps the catalogue from being used; `warning` does not. */
  readonly level: 'error' | 'warning';
  /** Path of the file below the data folder. */
  readonly file: string;
  /** Where in the file: `procedures[0].fees[1].amount`; empty for the whole file. */
  readonly at: string;
  readonly message: string;
}

/** A data file that fits its schema, or what is wrong with it. */
export interface ReadFile<T> {
  readonly file: string;
  readonly text: string;
  readonly value?: T;
  readonly problems: readonly Problem[];
}

/** Reads one YAML file against a schema. Never rejects for what stands in the file. */
export async function readDataFile<S extends z.ZodType>(
  root: string,
  file: string,
  schema: S,
): Promise<ReadFile<z.output<S>>> {
  const text = await readFile(join(root, file), 'utf8');
  const problem = (at: string, message: string): Problem => ({ level: 'error', file, at, message });
  let document: unknown;
  try {
    document = parseYaml(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { file, text, problems: [problem('', `not readable as YAML: ${reason}`)] };
  }
  const parsed = schema.safeParse(document);
  if (parsed.success) return { file, text, value: parsed.data, problems: [] };
  return {
    file,
    text,
    problems: parsed.error.issues.map((issue) => problem(pathOf(issue.path), issue.message)),
  };
}

/** The `.yaml` files of a folder below `root`, sorted; none if the folder is missing. */
export async function dataFiles(root: string, folder: string): Promise<string[]> {
  const names = await readdir(join(root, folder)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => `${folder}/${name}`);
}

function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}
