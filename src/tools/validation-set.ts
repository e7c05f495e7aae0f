import { parseTrainingFile, readTrainingFiles } from '../../intents/understanding/corpus.ts';
import type { TrainingExample } from '../../intents/understanding/examples.ts';
import { DIALOGUE_FILES, type Dialogue, loadDialogues } from './validate/dialogues.ts';

/** Messages and talks that are never trained on. */
export interface ValidationSet {
  readonly examples: readonly TrainingExample[];
  readonly dialogues: readonly Dialogue[];
}

/** @throws {Error} listing everything that is wrong in the folder's files. */
export async function loadValidationSet(dir: string): Promise<ValidationSet> {
  const faults: string[] = [];
  const files = await readTrainingFiles(dir);
  const examples = files
    .filter(({ name }) => !DIALOGUE_FILES.includes(name))
    .flatMap(({ name, content }) => parseTrainingFile(name, content, faults));
  const dialogues = await loadDialogues(dir, faults);
  if (faults.length > 0) throw new Error(`The validation set cannot be used:\n${faults.join('\n')}`);
  return { examples, dialogues };
}
