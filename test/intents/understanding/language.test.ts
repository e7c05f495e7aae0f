import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load as parseYaml } from 'js-yaml';
import { loadCorpus } from '../../../intents/understanding/corpus.ts';
import {
  identify,
  type LanguageModel,
  trainLanguage,
} from '../../../intents/understanding/language/identify.ts';
import { scriptOf } from '../../../intents/understanding/language/script.ts';

const root = join(__dirname, '../../..');

describe('language', () => {
  const model = trainLanguage([]);
  it.each([
    ['bghit nbeddel lcarte dyali', 'ary-Latn'],
    ['بغيت نعرف شحال كيدير', 'ary-Arab'],
    ['أريد أن أعرف ما هي الوثائق المطلوبة', 'ar'],
    ['je voudrais savoir combien ça coûte', 'fr'],
    ['how much does it cost', 'en'],
    ['quiero saber cuánto cuesta', 'es'],
    ['ik wil graag weten hoeveel het kost', 'nl'],
    ['vorrei sapere quanto costa', 'it'],
    ['ich möchte wissen, was das kostet', 'de'],
    ['ⴰⵣⵓⵍ', 'zgh'],
  ])('%s', (text, language) => expect(identify(model, text).language).toBe(language));

  it('is unsure of what says nothing', () => {
    expect(identify(model, '2026').confidence).toBe(0);
    expect(identify(model, `${'1'.repeat(500)} salam ${'1'.repeat(5_000)}`).confidence).toBe(0);
    expect(identify(model, 'xqzt').confidence).toBeLessThan(0.7);
  });

  it('takes the script of most letters', () => {
    expect(scriptOf('passport ديال ولدي الصغير')).toBe('arabic');
    expect(scriptOf('bghit الباسبور dyali')).toBe('latin');
    expect(scriptOf('👍 12')).toBe('none');
  });
});

describe('language, trained on the examples', () => {
  let model: LanguageModel;
  beforeAll(async () => {
    model = trainLanguage((await loadCorpus(join(root, 'data/training'))).examples);
  });
  const languageOf = (text: string) => identify(model, text).language;

  it.each([
    ['nl', 'Waar draait The Secret of the Old House vandaag'],
    ['it', 'trovami il film The Man Who Was There'],
    ['de', 'zeig mir bitte das Buch Rock Around the World'],
    ['en', 'WHERE IS MY PASSPORT'],
  ])('hears %s around a name: %s', (language, text) => expect(languageOf(text)).toBe(language));

  it.each([
    ['ary-Latn', 'wach obligatoire traduction assermentée'],
    ['ary-Latn', 'merci khoya w le renouvellement dyal la carte'],
    ['ary-Latn', 'bghit cita previa para el pasaporte'],
    ['ary-Arab', 'واش الحضور الشخصي ضروري لاستلام الوثيقة'],
    ['ary-Arab', 'بغيت certificat de résidence'],
    ['fr', 'wallah je ne comprends rien à votre site'],
    ['fr', 'acte d naissance o consulat'],
    ['fr', 'il me faut combien de témoins pour la وكالة'],
    ['ar', 'هل يمكن استلام la carte nationale بالوكالة'],
  ])('hears %s around borrowed words: %s', (language, text) => expect(languageOf(text)).toBe(language));

  it('takes as little time for a very long text as for a long one', () => {
    const started = performance.now();
    expect(languageOf('je voudrais un passeport '.repeat(200_000))).toBe('fr');
    expect(languageOf(`${'ا'.repeat(50_000)} ${'x'.repeat(100_000)}`)).toBeDefined();
    expect(languageOf('ﷺ'.repeat(100_000))).toBeDefined();
    expect(languageOf(`${'1'.repeat(100_000)} a`)).toBe('fr');
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  const registers = Object.entries(
    parseYaml(readFileSync(join(root, 'test/fixtures/registers.yaml'), 'utf8')) as Record<string, string[]>,
  );
  const shareRight = (language: string, texts: readonly string[]) =>
    texts.filter((text) => languageOf(text) === language).length / texts.length;

  it.each(registers)('hears %s in short messages', (language, texts) => {
    expect(shareRight(language, texts)).toBeGreaterThanOrEqual(0.85);
  });

  it('hears 95 of 100 short messages rightly', () => {
    const shares = registers.map(([language, texts]) => shareRight(language, texts));
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThanOrEqual(0.95);
  });
});
