import { fitSharpness, softmax } from '../../../intents/understanding/calibration.ts';
import { withinDistance } from '../../../intents/understanding/edit-distance.ts';
import { quantise, scoresOf, trainLinear } from '../../../intents/understanding/linear.ts';
import { networkProbabilities, trainNetwork } from '../../../intents/understanding/network.ts';
import { partsOf } from '../../../intents/understanding/segments.ts';
import { stem } from '../../../intents/understanding/stem.ts';
import { withSlips } from '../../../src/tools/bench-understanding/noise.ts';

describe('parts of a message', () => {
  it.each([
    ['combien le passeport ? et la carte nationale', ['combien le passeport', 'et la carte nationale']],
    ['passeport et carte nationale', ['passeport', 'carte nationale']],
    ['بغيت الباسبور و لاكارط', ['بغيت الباسبور', 'لاكارط']],
    ['bonjour', ['bonjour']],
  ])('%s', (text, wanted) => expect(partsOf(text)).toEqual(wanted));
});

describe('edit distance', () => {
  it.each([
    ['milan', 'milna', 1, true],
    ['francfrot', 'francfort', 1, true],
    ['lyon', 'lion', 1, true],
    ['paris', 'parma', 1, false],
  ])('%s %s within %d: %s', (a, b, limit, wanted) => expect(withinDistance(a, b, limit)).toBe(wanted));
});

describe('linear machine', () => {
  const vector = (index: number) => ({
    indices: Int32Array.of(index, 2),
    values: Float32Array.of(0.8, 0.6),
    unseenWords: 0,
    unseenCharacters: 0,
  });
  const machine = trainLinear([vector(0), vector(1), vector(0), vector(1)], (i, label) => i % 2 === label, {
    features: 3,
    classes: 2,
    cost: 1,
    passes: 20,
  });

  it('separates what can be separated, also with a byte per weight', () => {
    for (const model of [machine, quantise(machine)]) {
      const [first = 0, second = 0] = scoresOf(model, vector(0));
      expect(first).toBeGreaterThan(second);
    }
  });
});

describe('network', () => {
  const vector = (...indices: number[]) => ({
    indices: Int32Array.from(indices),
    values: new Float32Array(indices.length).fill(1 / Math.sqrt(indices.length)),
    unseenWords: 0,
    unseenCharacters: 0,
  });
  // One of two signs, but not both: no linear machine tells these apart.
  const shapes = [vector(0, 2), vector(1, 2), vector(0, 1), vector(2, 3)];
  const examples = Array.from({ length: 400 }, (_, i) => shapes[i % 4] ?? vector());
  const labels = examples.map((_, i) => (i % 4 < 2 ? 1 : 0));
  const train = () => trainNetwork(examples, labels, { features: 4, classes: 2, hidden: 16, passes: 100 });

  it('tells apart what no linear machine can', () => {
    const network = train();
    shapes.forEach((shape, i) => {
      expect(networkProbabilities(network, shape)[i < 2 ? 1 : 0]).toBeGreaterThan(0.5);
    });
  });

  it('comes out the same each time', () => expect(train()).toEqual(train()));
});

describe('stems', () => {
  it.each([
    ['canciones', 'cancion'],
    ['documenti', 'document'],
    ['developing', 'develop'],
    ['openingstijden', 'openingstijd'],
    ['والوثائق', 'وثائق'],
    ['123', '123'],
  ])('%s → %s, the same when asked again', (word, wanted) => {
    expect(stem(word)).toBe(wanted);
    expect(stem(word)).toBe(wanted);
  });
});

describe('calibration', () => {
  it('is cautious after errors and sure after none', () => {
    const scores = Float64Array.of(1, 0);
    const right = Array.from({ length: 20 }, () => ({ scores, label: 0 }));
    const mixed = right.map((one, i) => ({ ...one, label: i % 3 === 0 ? 1 : 0 }));
    expect(softmax(scores, fitSharpness(right))[0]).toBeGreaterThan(0.95);
    expect(softmax(scores, fitSharpness(mixed))[0]).toBeCloseTo(13 / 20, 1);
  });
});

describe('slips of the pen', () => {
  it('are few and the same each time', () => {
    const text = 'quels documents dois-je apporter pour renouveler mon passeport au consulat demain matin';
    expect(withSlips(text)).toBe(withSlips(text));
    expect(withSlips(text).split(' ')).toHaveLength(text.split(' ').length);
  });
});
