import { LANGUAGES, type Language } from '../../src/core/language.ts';
import type { Voice } from '../wordings/voice.ts';
import { encodeChoice } from './choice-ids.ts';
import { topicChoices } from './choices.ts';
import { type AnswerContext, type Draft, reply } from './context.ts';

/** The person asked for this language: said in it, then what was answered last, once more in it. */
export function languageChanged(context: AnswerContext, again?: Draft): Draft {
  const { voice, catalogue } = context;
  const changed = voice.say('language.changed');
  if (again)
    return { ...again, replies: [reply(voice, changed), ...again.replies], outcome: 'language-changed' };
  const choices = topicChoices(catalogue, voice);
  return {
    replies: [reply(voice, `${changed} ${voice.say('greeting.how')}`, { choices })],
    service: 'greeting',
    aspect: 'general',
    outcome: 'language-changed',
  };
}

/** “Another language”: all nine, each in its own name. */
export function askLanguage({ voice, memory }: AnswerContext): Draft {
  const choices = LANGUAGES.map((language) => ({
    id: encodeChoice({ kind: 'language', language }),
    label: ownName(language, voice),
  }));
  return {
    replies: [reply(voice, voice.say('language.ask'), { choices })],
    service: memory.service ?? 'greeting',
    aspect: memory.aspect ?? 'general',
    outcome: 'clarified',
    asked: { question: 'language' },
  };
}

function ownName(language: Language, voice: Voice): string {
  return voice.as(language).say('language.name');
}
