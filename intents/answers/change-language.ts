import { LANGUAGES, type Language } from '../../src/core/language.ts';
import { isService } from '../../src/core/services.ts';
import type { Voice } from '../wordings/voice.ts';
import { encodeChoice } from './choice-ids.ts';
import { agentChoice, popularServices, serviceChoices } from './choices.ts';
import { type AnswerContext, type Draft, reply } from './context.ts';

/** The person asked for this language: said in it, with the way back to what was being asked. */
export function languageChanged(context: AnswerContext): Draft {
  const { voice, memory, catalogue } = context;
  const aspect = memory.aspect ?? 'general';
  const options = { catalogue, voice, aspect, slots: memory.slots };
  const topic = memory.service
    ? serviceChoices([memory.service], options)
    : serviceChoices(popularServices(catalogue), { catalogue, voice });
  return {
    replies: [reply(voice, voice.say('language.changed'), { choices: [...topic, agentChoice(voice)] })],
    service: memory.service && isService(memory.service) ? memory.service : 'greeting',
    aspect: memory.service ? aspect : 'general',
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
