import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load as parseYaml } from 'js-yaml';
import { isLanguage, type Language } from '../../core/language.ts';
import { OUTCOMES, type Outcome } from '../../core/outcome.ts';
import {
  type Aspect,
  CONTROLS,
  type Control,
  isAspect,
  isService,
  type ServiceId,
} from '../../core/services.ts';

/** One message of a talk. What is left out may be anything, but calls nobody unless that is the outcome expected. */
export interface ExpectedTurn {
  /** What is written; or else… */
  readonly says?: string;
  /** …which of the choices shown last is pressed, counted from 1. */
  readonly presses?: number;
  /** When; without it the clock stands still. */
  readonly at?: Date;
  readonly service?: ServiceId | Control;
  readonly aspect?: Aspect;
  readonly outcome?: Outcome;
  /** The register of the answer. */
  readonly language?: Language;
  /** At least so many answers: a message that asks several things. */
  readonly replies?: number;
}

export interface Dialogue {
  /** Name of the file it stands in. */
  readonly file: string;
  readonly id: string;
  readonly language: Language;
  readonly turns: readonly ExpectedTurn[];
}

/** Files of the validation folder that hold talks; all others hold messages. */
export const DIALOGUE_FILES: readonly string[] = ['dialogues.yaml', 'dialogues-2.yaml'];

/** The talks of a folder, in the order of its files; what is wrong in them goes to `faults`. */
export async function loadDialogues(dir: string, faults: string[]): Promise<Dialogue[]> {
  const read = DIALOGUE_FILES.map(async (file) => {
    const list: unknown = parseYaml(await readFile(join(dir, file), 'utf8'));
    return readDialogues(list, file, faults);
  });
  return (await Promise.all(read)).flat();
}

function readDialogues(list: unknown, file: string, faults: string[]): Dialogue[] {
  if (!Array.isArray(list)) {
    faults.push(`${file}: expected a list`);
    return [];
  }
  return list.flatMap((entry: unknown, index) => {
    const { id, language, turns } = fields(entry);
    const place = `${file}, ${typeof id === 'string' ? id : `number ${index + 1}`}`;
    if (typeof id !== 'string' || !isLanguage(language) || !Array.isArray(turns)) {
      faults.push(`${place}: needs an id, a known language and turns`);
      return [];
    }
    return [{ file, id, language, turns: turns.flatMap((turn) => readTurn(turn, place, faults)) }];
  });
}

function readTurn(turn: unknown, place: string, faults: string[]): ExpectedTurn[] {
  const { says, presses, at, service, aspect, outcome, language, replies } = fields(turn);
  const when = typeof at === 'string' ? new Date(at) : undefined;
  const wrong = [
    (typeof says === 'string') === isCount(presses) && 'says or presses',
    at !== undefined && (!when || Number.isNaN(when.getTime())) && 'at',
    service !== undefined && !isService(service) && !CONTROLS.includes(service as Control) && 'service',
    aspect !== undefined && !isAspect(aspect) && 'aspect',
    outcome !== undefined && !OUTCOMES.includes(outcome as Outcome) && 'outcome',
    language !== undefined && !isLanguage(language) && 'language',
    replies !== undefined && !isCount(replies) && 'replies',
  ].filter((name) => name !== false);
  if (wrong.length === 0) return [{ ...(turn as ExpectedTurn), ...(when ? { at: when } : {}) }];
  faults.push(`${place}: a turn's ${wrong.join(', ')} cannot be read`);
  return [];
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) > 0;
}

function fields(value: unknown): Record<string, unknown> {
  return value && typeof value === 'object' ? (value as Record<string, unknown>) : {};
}
