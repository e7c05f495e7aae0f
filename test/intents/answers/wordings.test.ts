import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { loadWordings, REPLY_KEYS, type ReplyKey, type Wordings } from '../../../intents/wordings/index.ts';
import { checkKeys } from '../../../intents/wordings/load.ts';
import { LANGUAGES } from '../../../src/core/language.ts';

let wordings: Wordings;
beforeAll(async () => {
  wordings = await loadWordings('data/replies');
});

/** The names of a sentence's parameters. */
function params(elements: readonly MessageFormatElement[]): string[] {
  const names = elements.flatMap((one) => {
    if (one.type === TYPE.plural || one.type === TYPE.select)
      return [one.value, ...Object.values(one.options).flatMap(({ value }) => params(value))];
    return one.type === TYPE.argument ? [one.value] : [];
  });
  return [...new Set(names)].sort();
}

/** The words that stand in a sentence whatever its parameters. */
function literals(elements: readonly MessageFormatElement[]): string {
  return elements
    .map((one) => {
      if (one.type === TYPE.literal) return one.value;
      if (one.type === TYPE.plural || one.type === TYPE.select)
        return Object.values(one.options)
          .map(({ value }) => literals(value))
          .join(' ');
      return ' ';
    })
    .join(' ');
}

describe.each(LANGUAGES)('the sentences in %s', (language) => {
  it('hold no figure: amounts, delays and numbers come from the catalogue', () => {
    const figures = REPLY_KEYS.filter((key) =>
      // Latin-letter Darija writes 3, 7 and 9 for letters: they stand beside one.
      /(?<![\p{L}\d'’])[\d٠-٩]+(?![\p{L}\d'’])/u.test(literals(parse(wordings.raw(language, key)))),
    );
    expect(figures).toEqual([]);
  });

  it('take the same parameters as the French ones', () => {
    const different = REPLY_KEYS.filter((key) => {
      const own = params(parse(wordings.raw(language, key)));
      return own.join() !== params(parse(wordings.raw('fr', key))).join();
    });
    expect(different).toEqual([]);
  });

  it('show every parameter they are given', () => {
    const silent = REPLY_KEYS.filter((key) => {
      const names = params(parse(wordings.raw('fr', key)));
      const said = wordings.say(language, key, Object.fromEntries(names.map((name) => [name, 7])));
      return names.some((name) => name !== 'count' && !said.includes('7'));
    });
    expect(silent).toEqual([]);
  });

  it('fit on a button where they are labels', () => {
    const labels = REPLY_KEYS.filter((key) =>
      /^(?:topic\.|aspect\.|agent\.choice|complaint\.choice|call-back\.choice)/.test(key),
    );
    expect(labels.filter((key) => wordings.raw(language, key).length > 24)).toEqual([]);
  });
});

it('says which keys a file lacks and which it should not have', () => {
  const sentences = new Map<string, string>(REPLY_KEYS.map((key: ReplyKey) => [key, 'x']));
  sentences.delete('thanks');
  sentences.set('thankz', 'x');
  expect(checkKeys('fr', sentences)).toEqual([
    'fr.yaml: “thanks” is missing',
    'fr.yaml: “thankz” is not a key the bot uses',
  ]);
});
