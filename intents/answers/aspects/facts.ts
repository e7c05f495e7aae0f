import type { Fact } from '../../../src/core/catalogue.ts';
import type { Voice } from '../../wordings/voice.ts';
import { applies, type Case } from '../select-case.ts';

/** So many letters in common are no chance. */
const NAME_BEGINNING = 8;

/** Facts of this case, without those of other cases. */
export function factsOf<T extends Fact>(facts: readonly T[], of: Case): T[] {
  return facts.filter((fact) => applies(fact, of) !== 'no');
}

/** The fact's sentence; one for a single special case is led by that case's name. */
export function factText(fact: Fact, of: Case, voice: Voice): string {
  const text = voice.text(fact.text);
  const { variants = [] } = fact;
  if (applies(fact, of) === 'yes' || variants.length > 1) return text;
  const name = variantNames(variants, of, voice);
  return namesItself(text, name) ? text : `${name}${voice.say('colon')}${text}`;
}

/** Many sentences begin with their case already; saying it twice is clumsy. */
function namesItself(text: string, name: string): boolean {
  return text.toLowerCase().startsWith(name.toLowerCase().slice(0, NAME_BEGINNING));
}

/** The names of the variants, with commas. */
export function variantNames(ids: readonly string[], of: Case, voice: Voice): string {
  return of.procedure.variants
    .filter(({ id }) => ids.includes(id))
    .map(({ name }) => voice.text(name))
    .join(', ');
}

/** The text with a full stop, unless it ends in one of its own. */
export function sentence(text: string): string {
  return /[.!?؟…:]$/.test(text) ? text : `${text}.`;
}
