import { arabicStem } from '../../../intents/understanding/arabic-stem.ts';
import { standardWords } from '../../../intents/understanding/lexicon/standard-words.ts';
import { normalWords } from '../../../intents/understanding/normalise.ts';

const standard = (text: string) => standardWords(normalWords(text)).join(' ');

describe('standard words', () => {
  it.each([
    ['شحال', 'ch7al'],
    ['بغيت', 'bghit'],
    ['فين', 'wo'],
    ['combien', 'cuánto'],
    ['rdv', 'cita'],
    ['Reisepass', 'pasaporte'],
    ['سكين', 'messer'],
  ])('%s means what %s means', (one, other) => expect(standard(one)).toBe(standard(other)));

  it('reads a denied verb as not and the verb', () => {
    expect(standard('ماوصلنيش')).toBe('ليس استلم');
    expect(standard('ma3ndich')).toBe(standard('معنديش'));
  });

  it('finds a word behind its article and preposition', () =>
    expect(standard('بالفلوس')).toBe(standard('فلوس')));
  it('leaves other words alone', () => expect(standard('match marche munich')).toBe('match marche munich'));
});

describe('Arabic stems', () => {
  it.each([
    ['الوثائق', 'وثائق'],
    ['والبطاقه', 'بطاق'],
    ['كنتسنى', 'تسنى'],
    ['passport', 'passport'],
    ['لي', 'لي'],
  ])('%s -> %s', (word, stem) => expect(arabicStem(word)).toBe(stem));
});
