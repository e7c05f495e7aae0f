import { bestOf } from '../../../intents/understanding/classifier.ts';
import { hashText } from '../../../intents/understanding/features.ts';
import { scoresOf, trainLinear } from '../../../intents/understanding/linear.ts';
import type { TrialRow } from '../../../intents/understanding/trial.ts';
import { type Bag, buildVocabulary, collect, vectorise } from '../../../intents/understanding/vectors.ts';

const FEATURES = {
  words: 1,
  characters: 0,
  skeletons: 0,
  signs: 0,
  askings: 0,
  meanings: false,
  pairs: true,
};

/** What anybody would build first: words as they stand, weighed by rarity, and a linear machine. Accuracy, 0 to 1. */
export function bagOfWordsAccuracy(train: readonly TrialRow[], test: readonly TrialRow[]): number {
  const labels = [...new Set(train.map((row) => row.intent))].filter((intent) => intent !== 'oos').sort();
  const known = train.filter((row) => row.intent !== 'oos');
  const bags = known.map((row) => wordsOf(row.text));
  const vocabulary = buildVocabulary(bags, FEATURES, { minTexts: 1, maxFeatures: 200_000 });
  const machine = trainLinear(
    bags.map((bag) => vectorise(vocabulary, bag)),
    (i, label) => known[i]?.intent === labels[label],
    { features: vocabulary.hashes.length, classes: labels.length, cost: 1, passes: 20 },
  );
  const inScope = test.filter((row) => row.intent !== 'oos');
  const right = inScope.filter(
    (row) => labels[bestOf(scoresOf(machine, vectorise(vocabulary, wordsOf(row.text))))] === row.intent,
  );
  return right.length / (inScope.length || 1);
}

function wordsOf(text: string): Bag {
  return collect((emit) => {
    for (const word of text.toLowerCase().split(/[\s.,!?;:]+/u)) if (word) emit(0, hashText(word, 1));
  });
}
