import { movesLanguage } from '../../../intents/switching.ts';
import { EMPTY_MEMORY } from '../../../src/core/conversation.ts';
import type { Language } from '../../../src/core/language.ts';

const talking = { ...EMPTY_MEMORY, introduced: true };
const moves = (text: string, before: Language, language: Language, languageConfidence: number) =>
  movesLanguage({ text, before, heard: { language, languageConfidence } }, talking);

it('is not moved by a single borrowed word, however sure', () => {
  expect(moves('wakha', 'fr', 'ary-Latn', 1)).toBe(false);
  expect(moves('passport?', 'es', 'en', 1)).toBe(false);
});

it('is moved by a sentence in another language', () => {
  expect(moves('et les documents pour un mineur', 'es', 'fr', 0.7)).toBe(true);
  expect(moves('w ch7al taman', 'es', 'ary-Latn', 0.95)).toBe(true);
});

it('wants more of few words and of close registers', () => {
  expect(moves('la carte nationale', 'ary-Latn', 'fr', 0.7)).toBe(false);
  expect(moves('كم تكلفة جواز السفر من فضلكم', 'ary-Arab', 'ar', 0.7)).toBe(false);
  expect(moves('كم تكلفة جواز السفر من فضلكم', 'ary-Arab', 'ar', 0.9)).toBe(true);
});

it('follows the first message rather than the platform’s hint', () => {
  const heard = { language: 'en', languageConfidence: 0.6 } as const;
  expect(movesLanguage({ text: 'hello', before: 'fr', heard }, EMPTY_MEMORY)).toBe(true);
});
