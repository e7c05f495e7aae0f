import { join } from 'node:path';
import fc from 'fast-check';
import {
  createUnderstanding,
  loadCorpus,
  type Model,
  parseModel,
  serialiseModel,
  trainModel,
  type Understand,
} from '../../../intents/understanding/index.ts';

const FIXTURE = join(process.cwd(), 'test/fixtures/training');

describe('understanding', () => {
  let model: Model;
  let understand: Understand;
  beforeAll(async () => {
    model = trainModel(await loadCorpus(FIXTURE));
    understand = createUnderstanding(parseModel(serialiseModel(model)), [], []);
  });

  it.each([
    ['slm chhal taman dyal pasport', 'passport', 'fee', 'ary-Latn'],
    ['شنو الوراق ديال الباسبور ديالي', 'passport', 'documents', 'ary-Arab'],
    ['quels papiers pour ma carte nationale', 'cnie', 'documents', 'fr'],
    ['how much is a passport please', 'passport', 'fee', 'en'],
    ['bonjour', 'greeting', 'general', 'fr'],
    ['je voudrais parler à un agent', 'human-agent', 'general', 'fr'],
  ])('%s', (text, service, aspect, language) => {
    expect(understand(text)).toMatchObject({ service, aspect, language });
  });

  it('reads the case', () => {
    expect(understand('tlef liya lpasport').slots.situation).toBe('loss');
    expect(understand('passeport pour mon fils de 5 ans').slots.age).toBe('minor');
  });

  it('knows a message that goes on with what was said', () => {
    expect(understand('et le prix ?')).toMatchObject({ elliptic: true, aspect: 'fee' });
  });

  it('hears a wish for another language', () => {
    expect(understand('in english please').languageAsked).toBe('en');
    expect(understand('combien coûte le passeport').languageAsked).toBeUndefined();
  });

  it('sees an emergency and does not see one in papers', () => {
    expect(understand('mon frère est arrêté par la police').emergency?.kind).toBe('arrest');
    expect(understand('perdu mon passeport').emergency).toBeUndefined();
  });

  it('knows nothing of Tifinagh but its name', () => {
    expect(understand('ⴰⵣⵓⵍ ⴼⵍⵍⴰⵡⵏ')).toMatchObject({ language: 'zgh', band: 'reject' });
  });

  it('gives an answer for any string, the same each time, in bounded time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const answer = understand(text);
        expect(answer).toEqual(understand(text));
        expect(answer.confidence).toBeGreaterThanOrEqual(0);
        expect(answer.confidence).toBeLessThanOrEqual(1);
        expect(answer.alternatives.length).toBeLessThanOrEqual(3);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['long words', 'a'.repeat(100_000)],
    ['many words', 'et w و and '.repeat(20_000)],
    ['combining marks', `e${'\u0301'.repeat(50_000)}`],
    ['expanding forms', '\ufdfa'.repeat(20_000)],
    ['halves of characters', '\ud800'.repeat(20_000)],
    ['sentence ends', '.'.repeat(50_000)],
    ['digits', '٣'.repeat(50_000)],
  ])('bears %s', (_, text) => {
    const before = performance.now();
    expect(understand(text).alternatives.length).toBeLessThanOrEqual(3);
    expect(performance.now() - before).toBeLessThan(500);
  });

  it('trains the same model from the same corpus', async () => {
    const again = serialiseModel(trainModel(await loadCorpus(FIXTURE)));
    expect(Buffer.compare(again, serialiseModel(model))).toBe(0);
  });

  it('refuses bytes that are not a model', () => {
    expect(() => parseModel(new Uint8Array(40))).toThrow('not a model');
  });
});
