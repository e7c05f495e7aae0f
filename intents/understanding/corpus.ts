import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load as parseYaml } from 'js-yaml';
import { isLanguage, type Language } from '../../src/core/language.ts';
import {
  type Aspect,
  CONTROLS,
  type Control,
  isAspect,
  isService,
  type ServiceId,
} from '../../src/core/services.ts';
import {
  EMERGENCY_KINDS,
  type EmergencyKind,
  SITUATIONS,
  type Situation,
} from '../../src/core/understanding.ts';
import type { TrainingCorpus, TrainingExample } from './examples.ts';

/**
 * Reads every `*.yaml` of a training folder, in the order of their names.
 * @throws {Error} listing everything that is wrong, each with its file and place.
 */
export async function loadCorpus(dir: string): Promise<TrainingCorpus> {
  const files = await readTrainingFiles(dir);
  const faults: string[] = [];
  const examples = files.flatMap(({ name, content }) => parseTrainingFile(name, content, faults));
  if (examples.length === 0) faults.push(`${dir}: no training examples; add a file such as passport.yaml`);
  if (faults.length > 0) throw new Error(`Training examples cannot be used:\n${faults.join('\n')}`);
  return { examples, hash: hashOfFiles(files) };
}

export interface TrainingFile {
  readonly name: string;
  readonly content: string;
}

/** The files' names and content; much quicker than understanding them. */
export async function readTrainingFiles(dir: string): Promise<TrainingFile[]> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(names.map(async (name) => ({ name, content: await readFile(join(dir, name), 'utf8') })));
}

export function hashOfFiles(files: readonly TrainingFile[]): string {
  const hash = createHash('sha256');
  for (const { name, content } of files) hash.update(`${name}\n${content.length}\n`).update(content);
  return hash.digest('hex');
}

/** What one file is about: its head lines. */
interface Topic {
  readonly kind: TrainingExample['kind'];
  readonly service?: ServiceId | Control;
  readonly marksComplete?: true;
}

/** The examples of one file; what is wrong goes to `faults` in a sentence each. */
export function parseTrainingFile(name: string, content: string, faults: string[]): TrainingExample[] {
  const document = readYaml(name, content, faults);
  if (!document) return [];
  const topic = topicOf(document);
  if (!topic) {
    faults.push(
      `${name}: say what it is for, with \`service: <id>\`, \`follow-up: true\`, \`emergency: true\` or \`language-switch: true\``,
    );
    return [];
  }
  const found: TrainingExample[] = [];
  for (const [register, groups] of entriesOf(document['examples'])) {
    if (!isLanguage(register)) {
      faults.push(`${name}: "${register}" is not a register`);
      continue;
    }
    for (const [group, lines] of entriesOf(groups)) {
      const place = `${name}, ${register}, ${group}`;
      found.push(...readGroup({ topic, language: register, group, lines, place }, faults));
    }
  }
  return found;
}

function readYaml(name: string, content: string, faults: string[]): Record<string, unknown> | undefined {
  try {
    const document: unknown = parseYaml(content);
    if (document && typeof document === 'object') return document as Record<string, unknown>;
    faults.push(`${name}: empty`);
  } catch (error) {
    faults.push(`${name}: ${error instanceof Error ? error.message : 'not YAML'}`);
  }
  return undefined;
}

function entriesOf(value: unknown): [string, unknown][] {
  return value && typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : [];
}

function topicOf(document: Record<string, unknown>): Topic | undefined {
  const marks = document['marks'] === 'complete' ? ({ marksComplete: true } as const) : {};
  if (document['follow-up'] === true) return { kind: 'follow-up', ...marks };
  if (document['emergency'] === true) return { kind: 'emergency' };
  if (document['language-switch'] === true) return { kind: 'language-switch' };
  const service = document['service'];
  return isService(service) || isControl(service) ? { kind: 'service', service, ...marks } : undefined;
}

function isControl(value: unknown): value is Control {
  return CONTROLS.includes(value as Control);
}

interface Group {
  readonly topic: Topic;
  readonly language: Language;
  readonly group: string;
  readonly lines: unknown;
  readonly place: string;
}

function readGroup({ topic, language, group, lines, place }: Group, faults: string[]): TrainingExample[] {
  const shared = groupMeaning(topic, group);
  if (!shared) {
    faults.push(`${place}: "${group}" is not known here`);
    return [];
  }
  if (!Array.isArray(lines)) {
    faults.push(`${place}: expected a list of examples`);
    return [];
  }
  return lines.flatMap((line: unknown, at) => {
    if (typeof line !== 'string' || line.trim() === '') {
      faults.push(`${place}, line ${at + 1}: not a text; put it in double quotes`);
      return [];
    }
    const { text, marks } = splitMarks(line);
    return [
      {
        ...shared,
        text,
        language,
        ...readMarks(marks, { topic, place: `${place}, line ${at + 1}` }, faults),
      },
    ];
  });
}

type GroupMeaning = Omit<TrainingExample, 'text' | 'language'>;

/** The key over a list: an aspect, a kind of emergency or the language asked for. */
function groupMeaning(topic: Topic, group: string): GroupMeaning | undefined {
  const base = { ...topic, aspect: 'general' as const, alsoAspects: [] };
  if (topic.kind === 'emergency')
    return EMERGENCY_KINDS.includes(group as EmergencyKind)
      ? { ...base, emergency: group as EmergencyKind }
      : undefined;
  if (topic.kind === 'language-switch')
    return isLanguage(group) ? { ...base, languageAsked: group } : undefined;
  return isAspect(group) ? { ...base, aspect: group } : undefined;
}

function splitMarks(line: string): { text: string; marks: string[] } {
  const at = line.lastIndexOf(' | ');
  if (at < 0) return { text: line.trim(), marks: [] };
  return {
    text: line.slice(0, at).trim(),
    marks: line
      .slice(at + 3)
      .trim()
      .split(/\s+/)
      .filter(Boolean),
  };
}

type Marks = { -readonly [K in 'age' | 'situation' | 'procedure' | 'service']?: TrainingExample[K] };

function readMarks(
  marks: readonly string[],
  { topic, place }: { topic: Topic; place: string },
  faults: string[],
): Marks & { alsoAspects: Aspect[] } {
  const result: Marks & { alsoAspects: Aspect[] } = { alsoAspects: [] };
  for (const mark of marks) {
    if (mark === 'adult' || mark === 'minor') result.age = mark;
    else if (SITUATIONS.includes(mark as Situation)) result.situation = mark as Situation;
    else if (mark.startsWith('+') && isAspect(mark.slice(1)))
      result.alsoAspects.push(mark.slice(1) as Aspect);
    else if (topic.kind === 'emergency' && isService(mark)) result.service = mark;
    else if (topic.kind === 'service' && /^[a-z0-9-]+$/.test(mark)) result.procedure = mark;
    else faults.push(`${place}: the mark "${mark}" is not known`);
  }
  return result;
}
