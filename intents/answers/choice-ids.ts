import type { Catalogue } from '../../src/core/catalogue.ts';
import { type CitizenAct, decodeAct, encodeAct } from '../../src/core/citizen-act.ts';
import { isLanguage, type Language } from '../../src/core/language.ts';
import { type Aspect, isAspect, isService, type ServiceId } from '../../src/core/services.ts';
import { SITUATIONS, type Situation, type Slots } from '../../src/core/understanding.ts';

/** A choice, said in full: what its id means whenever it comes back. */
export type Meaning =
  | { readonly kind: 'question'; readonly service: ServiceId; readonly aspect: Aspect; readonly slots: Slots }
  /** The second part of a long answer about a procedure. */
  | {
      readonly kind: 'rest';
      readonly service: ServiceId;
      readonly aspect: Aspect;
      readonly procedure: string;
    }
  | { readonly kind: 'agent' }
  | { readonly kind: 'complaint' }
  | { readonly kind: 'languages' }
  /** The beginning: what can be asked. */
  | { readonly kind: 'topics' }
  | { readonly kind: 'help' }
  /** The wish that one's messages be erased. */
  | { readonly kind: 'forget' }
  | { readonly kind: 'language'; readonly language: Language }
  | { readonly kind: 'mission'; readonly mission: string }
  | { readonly kind: 'act'; readonly act: CitizenAct };

/** At most 64 ASCII characters. A procedure's id names its service, so the service is left out beside it. */
export function encodeChoice(meaning: Meaning): string {
  switch (meaning.kind) {
    case 'question': {
      const { age, situation, procedure } = meaning.slots;
      if (procedure) return `p.${procedure}.${meaning.aspect}`;
      return ['q', meaning.service, meaning.aspect, age, situation].filter(Boolean).join('.');
    }
    case 'rest':
      return `rest.${meaning.procedure}.${meaning.aspect}`;
    case 'language':
      return `language.${meaning.language}`;
    case 'mission':
      return `mission.${meaning.mission}`;
    case 'act':
      return encodeAct(meaning.act);
    default:
      return meaning.kind;
  }
}

/** What a choice means; undefined for an id that is not, or no longer, one of ours. */
export function decodeChoice(id: string, catalogue: Catalogue, near?: ServiceId): Meaning | undefined {
  const act = decodeAct(id);
  if (act) return { kind: 'act', act };
  const [kind, ...rest] = id.split('.');
  if (kind === 'q') return decodeQuestion(rest);
  if (kind === 'p') return decodeProcedure(rest, catalogue, near);
  if (kind === 'rest') return decodeRest(rest, catalogue, near);
  if (kind === 'language') return isLanguage(rest[0]) ? { kind, language: rest[0] } : undefined;
  if (kind === 'mission') {
    const mission = rest.join('.');
    return catalogue.mission(mission) ? { kind, mission } : undefined;
  }
  return PLAIN.find((one) => one.kind === kind);
}

/** Choices without more to say. */
const PLAIN: readonly Meaning[] = [
  { kind: 'agent' },
  { kind: 'complaint' },
  { kind: 'languages' },
  { kind: 'topics' },
  { kind: 'help' },
  { kind: 'forget' },
];

function decodeQuestion([service, aspect, ...words]: string[]): Meaning | undefined {
  if (!isService(service)) return undefined;
  const age = words.find((word) => word === 'adult' || word === 'minor');
  const situation = words.find((word): word is Situation => SITUATIONS.includes(word as Situation));
  return {
    kind: 'question',
    service,
    aspect: isAspect(aspect) ? aspect : 'general',
    slots: { ...(age ? { age } : {}), ...(situation ? { situation } : {}) },
  };
}

function decodeProcedure(
  [procedure, aspect]: string[],
  catalogue: Catalogue,
  near?: ServiceId,
): Meaning | undefined {
  const holders = catalogue.services.filter((service) =>
    service.procedures.some(({ id }) => id === procedure),
  );
  const service = holders.find(({ id }) => id === near) ?? holders[0];
  if (!service || !procedure) return undefined;
  return {
    kind: 'question',
    service: service.id,
    aspect: isAspect(aspect) ? aspect : 'general',
    slots: { procedure },
  };
}

function decodeRest(words: string[], catalogue: Catalogue, near?: ServiceId): Meaning | undefined {
  const meaning = decodeProcedure(words, catalogue, near);
  const [procedure] = words;
  if (meaning?.kind !== 'question' || !procedure) return undefined;
  return { kind: 'rest', service: meaning.service, aspect: meaning.aspect, procedure };
}
