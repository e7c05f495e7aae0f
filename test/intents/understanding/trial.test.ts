import { areaUnderCurve, macroF1, refusedAt } from '../../../intents/understanding/evaluate.ts';
import { runTrial } from '../../../intents/understanding/trial.ts';

describe('figures', () => {
  it('reckons macro-F1', () => expect(macroF1(['a', 'a', 'b'], ['a', 'b', 'b'])).toBeCloseTo(2 / 3));
  it('reckons the area under the curve, ties half', () => {
    expect(areaUnderCurve([0.9, 0.8], [0.1, 0.85])).toBeCloseTo(0.75);
    expect(areaUnderCurve([0.5], [0.5])).toBeCloseTo(0.5);
  });
  it('reckons what is refused where most is answered', () => {
    expect(refusedAt([0.2, 0.6, 0.7, 0.8], [0.1, 0.5, 0.9], 0.75)).toBeCloseTo(2 / 3);
  });
});

describe('runTrial', () => {
  const make = (word: string, intent: string) =>
    [
      'how do I get',
      'please tell me about',
      'question on',
      'I need',
      'where is',
      'lost',
      'renew',
      'cost of',
    ].map((lead) => ({
      text: `${lead} the ${word}`,
      intent,
    }));

  it('learns labels and knows what it does not know', () => {
    const train = [...make('passport', 'p'), ...make('national card', 'c'), ...make('birth paper', 'b')];
    const test = [
      { text: 'my passport', intent: 'p' },
      { text: 'national card question', intent: 'c' },
      { text: 'zebra quux', intent: 'oos' },
    ];
    const result = runTrial(train, test, { now: () => 0 });
    expect(result).toMatchObject({ accuracy: 1, macroF1: 1, oosAuroc: 1 });
  });
});
