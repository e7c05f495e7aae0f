import { parseTrainingFile } from '../../intents/understanding/corpus.ts';
import { reviewTraining } from '../../src/tools/training-review.ts';

function review(...files: readonly string[]): string[] {
  const faults: string[] = [];
  const examples = files.flatMap((content) => parseTrainingFile('x.yaml', content, faults));
  expect(faults).toEqual([]);
  return reviewTraining(examples)
    .filter(({ message }) => !message.endsWith('are wanted'))
    .map(({ level, file, at, message }) => `${level} ${file} ${at}: ${message}`);
}

const CNIE = 'service: cnie\nexamples:\n  fr:\n';

describe('the review of the training examples', () => {
  it('refuses a sentence that would teach two services, however it is written', () => {
    const passport = 'service: passport\nexamples:\n  fr:\n    fee:\n      - "PRIX de la cârte ?"\n';
    expect(review(`${CNIE}    fee:\n      - prix de la carte\n`, passport)).toEqual([
      'error training/passport.yaml fr, fee: “PRIX de la cârte ?” also stands in training/cnie.yaml, fr, fee and cannot mean both: keep one',
    ]);
  });

  it('refuses two aspects for one sentence and warns of one that stands twice', () => {
    const problems = review(
      `${CNIE}    fee:\n      - la carte\n      - la carte!\n    status:\n      - La carte\n`,
    );
    expect(problems.map((one) => one.split(' ')[0])).toEqual(['warning', 'error']);
  });

  it('lets the same word stand in two registers', () => {
    expect(review(`${CNIE}    general:\n      - cnie\n  es:\n    general:\n      - cnie\n`)).toEqual([]);
  });

  it('says which registers are thin', () => {
    const faults: string[] = [];
    const examples = parseTrainingFile('cnie.yaml', `${CNIE}    fee:\n      - la carte\n`, faults);
    const thin = reviewTraining(examples).map(({ at, message }) => `${at}: ${message}`);
    expect(thin).toContain('fr: 1 examples, 30 are wanted');
    expect(thin).toHaveLength(9);
  });
});
