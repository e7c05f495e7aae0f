import type { TrainingExample } from '../../intents/understanding/examples.ts';
import { normalWords } from '../../intents/understanding/normalise.ts';
import type { Problem } from '../catalogue/read.ts';
import { thinSpotsOf } from './understand-report/measure.ts';

/**
 * What a reader of `data/training` cannot see from one file: a sentence that teaches two things (an error), one that
 * stands twice, and a register with too few examples (warnings). Two spellings that the engine reads alike are one.
 */
export function reviewTraining(examples: readonly TrainingExample[]): Problem[] {
  const firsts = new Map<string, TrainingExample>();
  const problems: Problem[] = [];
  for (const example of examples) {
    const words = `${example.language} ${normalWords(example.text).join(' ')}`;
    const first = firsts.get(words);
    if (first) problems.push(repeated(first, example));
    else firsts.set(words, example);
  }
  return [...problems, ...thinSpotsOf(examples).map(thin)];
}

function repeated(first: TrainingExample, example: TrainingExample): Problem {
  const conflict = meaningOf(first) !== meaningOf(example);
  return {
    level: conflict ? 'error' : 'warning',
    file: fileOf(example),
    at: `${example.language}, ${groupOf(example)}`,
    message: `“${example.text}” also stands in ${fileOf(first)}, ${first.language}, ${groupOf(first)}${
      conflict ? ' and cannot mean both: keep one' : ': once is enough'
    }`,
  };
}

function thin({ service, language, examples, wanted }: ReturnType<typeof thinSpotsOf>[number]): Problem {
  return {
    level: 'warning',
    file: `training/${service}.yaml`,
    at: language,
    message: `${examples} examples, ${wanted} are wanted`,
  };
}

function meaningOf(example: TrainingExample): string {
  return `${fileOf(example)} ${groupOf(example)}`;
}

function fileOf({ kind, service }: TrainingExample): string {
  return `training/${kind === 'service' ? service : kind}.yaml`;
}

function groupOf({ emergency, languageAsked, aspect }: TrainingExample): string {
  return emergency ?? languageAsked ?? aspect;
}
