import type { Language } from '../../src/core/language.ts';

/** The approved template that tells a person, after the 24 hours, that an answer waits for a word of theirs. */
export interface TemplateSettings {
  /** Its name at WhatsApp. Default `dalil_answer_ready`. */
  readonly name?: string;
  /** Languages it is approved in, as WhatsApp writes them (`fr`, `ar`, `en_US`); the first is for all others. Default `fr`. */
  readonly languages?: readonly string[];
}

const NAME = 'dalil_answer_ready';
const LANGUAGES = ['fr'];

/** The template as a message, in the language nearest to the person's. It has no parameters. */
export function encodeTemplate({ name = NAME, languages = LANGUAGES }: TemplateSettings, language: Language) {
  const wanted = language === 'ary-Arab' ? 'ar' : language === 'ary-Latn' ? 'fr' : language;
  const code = languages.find((one) => one.split(/[_-]/)[0] === wanted) ?? languages[0] ?? 'fr';
  return { type: 'template', template: { name, language: { code } } } as const;
}
