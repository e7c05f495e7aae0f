import type { DecidingQuestion, Service } from '../../src/core/catalogue.ts';
import type { Choice } from '../../src/core/message.ts';
import type { Aspect } from '../../src/core/services.ts';
import type { Age, Situation, Slots } from '../../src/core/understanding.ts';
import type { Voice } from '../wordings/voice.ts';
import { encodeChoice } from './choice-ids.ts';

type CaseOption = DecidingQuestion['choices'][number];

/**
 * The service's question with a line before it in the person's own register. In a register that the catalogue is not
 * written in, the line stands alone where the choices can be said in that register: they say all.
 */
export function decidingQuestion(service: Service, voice: Voice): string {
  const { question } = service;
  if (!question) return '';
  if (voice.readsAlong && question.choices.every((choice) => wordOf(choice, service)))
    return voice.say('deciding.choose');
  return voice.readsAlong
    ? `${voice.say('deciding.lead')}\n${voice.text(question.text)}`
    : voice.text(question.text);
}

/** One case of the service as a choice that asks the same of it. */
export function caseChoice(option: CaseOption, { service, aspect, slots }: Picked, voice: Voice): Choice {
  const word = voice.readsAlong ? wordOf(option, service) : undefined;
  return {
    id: encodeChoice({ kind: 'question', service: service.id, aspect, slots }),
    label: word ? voice.say(`case.${word}`) : voice.text(option.label),
  };
}
interface Picked {
  readonly service: Service;
  readonly aspect: Aspect;
  readonly slots: Slots;
}

/** The word for a case that a situation or an age tells apart; undefined where only the catalogue has a name for it. */
function wordOf({ set }: CaseOption, { procedures }: Service): Age | Situation | undefined {
  const select = procedures.find(({ id }) => id === set.procedure)?.select;
  return set.situation ?? set.age ?? (set.procedure ? select?.situation?.[0] : undefined);
}
