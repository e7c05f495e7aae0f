import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseTrainingFile, readTrainingFiles } from '../../intents/understanding/corpus.ts';
import type { TrainingExample } from '../../intents/understanding/examples.ts';
import { isLanguage, type Language } from '../core/language.ts';
import { OUTCOMES, type Outcome } from '../core/outcome.ts';
import {
  type Aspect,
  CONTROLS,
  type Control,
  isAspect,
  isService,
  type ServiceId,
} from '../core/services.ts';

/** One message of a talk. What is left out may be anything. */
export interface ExpectedTurn {
  readonly says: string;
  readonly service?: ServiceId | Control;
  readonly aspect?: Aspect;
  readonly outcome?: Outcome;
}

export interface Dialogue {
  readonly id: string;
  readonly language: Language;
  readonly turns: readonly ExpectedTurn[];
}

/** Messages and talks that are never trained on. */
export interface ValidationSet {
  readonly examples: readonly TrainingExample[];
  readonly dialogues: readonly Dialogue[];
}

const DIALOGUES = 'dialogues.yaml';

/** @throws {Error} listing everything that is wrong in the folder's files. */
export async function loadValidationSet(dir: string): Promise<ValidationSet> {
  const faults: string[] = [];
  const files = await readTrainingFiles(dir);
  const examples = files
    .filter(({ name }) => name !== DIALOGUES)
    .flatMap(({ name, content }) => parseTrainingFile(name, content, faults));
  const dialogues = readDialogues(parse(await readFile(join(dir, DIALOGUES), 'utf8')), faults);
  if (faults.length > 0) throw new Error(`The validation set cannot be used:\n${faults.join('\n')}`);
  return { examples, dialogues };
}

function readDialogues(list: unknown, faults: string[]): Dialogue[] {
  if (!Array.isArray(list)) {
    faults.push(`${DIALOGUES}: expected a list`);
    return [];
  }
  return list.flatMap((entry: unknown, index) => {
    const { id, language, turns } = fields(entry);
    const place = `${DIALOGUES}, ${typeof id === 'string' ? id : `number ${index + 1}`}`;
    if (typeof id !== 'string' || !isLanguage(language) || !Array.isArray(turns)) {
      faults.push(`${place}: needs an id, a known language and turns`);
      return [];
    }
    return [{ id, language, turns: turns.flatMap((turn) => readTurn(turn, place, faults)) }];
  });
}

function readTurn(turn: unknown, place: string, faults: string[]): ExpectedTurn[] {
  const { says, service, aspect, outcome } = fields(turn);
  const wrong = [
    typeof says !== 'string' && 'says',
    service !== undefined && !isService(service) && !CONTROLS.includes(service as Control) && 'service',
    aspect !== undefined && !isAspect(aspect) && 'aspect',
    outcome !== undefined && !OUTCOMES.includes(outcome as Outcome) && 'outcome',
  ].filter((name) => name !== false);
  if (wrong.length === 0) return [turn as ExpectedTurn];
  faults.push(`${place}: a turn's ${wrong.join(', ')} cannot be read`);
  return [];
}

function fields(value: unknown): Record<string, unknown> {
  return value && typeof value === 'object' ? (value as Record<string, unknown>) : {};
}
