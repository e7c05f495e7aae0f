import { LANGUAGES } from '../../../src/core/language.ts';
import { knowledge, Talk, words } from './support.ts';

let parts: Awaited<ReturnType<typeof knowledge>>;
beforeAll(async () => {
  parts = await knowledge();
});

it.each(LANGUAGES)('says in %s whether the code counted', (language) => {
  const more = { language, languageChosen: true };
  const say = (alertLink: 'linked' | 'refused') =>
    new Talk(parts).say('DALIL-BBBBB-CCCCC', { language }, { ...more, alertLink });
  expect(words(say('refused'))).toContain('Telegram');
  expect(words(say('linked'))).not.toContain('Telegram');
  expect(say('linked')).toMatchObject({ outcome: 'small-talk', language });
});
