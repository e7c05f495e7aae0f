import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load as parseYaml } from 'js-yaml';
import { LANGUAGES, type Language } from '../../src/core/language.ts';
import { REPLY_KEYS } from './keys.ts';
import { Wordings } from './wordings.ts';

/** Flattens nested maps of sentences: `{ fee: { free: … } }` → `fee.free`. */
function flatten(value: unknown, prefix = ''): [string, string][] {
  if (typeof value === 'string') return [[prefix, value]];
  if (typeof value !== 'object' || value === null) return [[prefix, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, prefix ? `${prefix}.${key}` : key));
}

/** What is wrong with one language's sentences, in words for the person who edits them. */
export function checkKeys(language: Language, sentences: ReadonlyMap<string, string>): string[] {
  const known: readonly string[] = REPLY_KEYS;
  const missing = known.filter((key) => !sentences.get(key)?.trim());
  const unknown = [...sentences.keys()].filter((key) => !known.includes(key));
  return [
    ...missing.map((key) => `${language}.yaml: “${key}” is missing`),
    ...unknown.map((key) => `${language}.yaml: “${key}” is not a key the bot uses`),
  ];
}

/**
 * Reads `<dir>/<language>.yaml` for all nine registers.
 * @throws {Error} listing every key that is missing or unknown, in any of them.
 */
export async function loadWordings(dir: string): Promise<Wordings> {
  const read = async (language: Language) => {
    const yaml: unknown = parseYaml(await readFile(join(dir, `${language}.yaml`), 'utf8'));
    return [language, new Map(flatten(yaml))] as const;
  };
  const byLanguage = new Map(await Promise.all(LANGUAGES.map(read)));
  const problems = [...byLanguage].flatMap(([language, sentences]) => checkKeys(language, sentences));
  if (problems.length > 0) throw new Error(`The wordings are not complete:\n${problems.join('\n')}`);
  return new Wordings(byLanguage);
}
