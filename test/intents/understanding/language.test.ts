import { identify, trainLanguage } from '../../../intents/understanding/language/identify.ts';
import { scriptOf } from '../../../intents/understanding/language/script.ts';

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
    expect(identify(model, 'xqzt').confidence).toBeLessThan(0.7);
  });

  it('takes the script of most letters', () => {
    expect(scriptOf('passport ديال ولدي الصغير')).toBe('arabic');
    expect(scriptOf('bghit الباسبور dyali')).toBe('latin');
    expect(scriptOf('👍 12')).toBe('none');
  });
});
