import type { RequiredDocument } from '../../../src/core/catalogue.ts';
import type { Voice } from '../../wordings/voice.ts';
import { applies, type Case } from '../select-case.ts';
import { variantNames } from './facts.ts';
import { type RenderAspect, unknown } from './rendered.ts';

/** Longer notes stay on the guide's page. */
const LONGEST_NOTE = 90;
/** A list longer than this, in characters, names the rare cases instead of listing their papers. */
const LONG = 700;

/** What to bring: one document a line, with how many, in which form and under what condition. */
export const documents: RenderAspect = (of, voice) => {
  const wanted = of.procedure.documents.filter((document) => applies(document, of) !== 'no');
  if (wanted.length === 0) return unknown('documents')(of, voice);
  const lines = linesOf(wanted, of, voice);
  const usual = wanted.filter((document) => !isRare(document, of));
  const tooLong = lines.join('\n').length > LONG && usual.length > 0 && usual.length < wanted.length;
  return {
    head: voice.say('documents.head', { name: voice.text(of.procedure.name) }),
    body: tooLong ? [...linesOf(usual, of, voice), rareCases(wanted, of, voice)] : lines,
    cited: [{ from: of.procedure, facts: wanted }],
    known: true,
  };
};

/** Those needed always come first; notes where they leave the list short. */
function linesOf(wanted: readonly RequiredDocument[], of: Case, voice: Voice): string[] {
  const always = wanted.filter((document) => applies(document, of) === 'yes' && !document.condition);
  const sometimes = wanted.filter((document) => !always.includes(document));
  const lines = (withNotes: boolean) =>
    [...always, ...sometimes].map((document) => `• ${line(document, of, voice, withNotes)}`);
  const full = lines(true);
  return full.join('\n').length > LONG ? lines(false) : full;
}

/** Only for a variant that no age or situation could point at: one has to name it. */
function isRare(document: RequiredDocument, of: Case): boolean {
  if (applies(document, of) !== 'maybe') return false;
  const variants = of.procedure.variants.filter(({ id }) => document.variants?.includes(id));
  return variants.every(({ select }) => !select);
}

function rareCases(wanted: readonly RequiredDocument[], of: Case, voice: Voice): string {
  const ids = wanted.filter((document) => isRare(document, of)).flatMap(({ variants = [] }) => variants);
  return voice.say('documents.more', { cases: variantNames(ids, of, voice) });
}

function line(document: RequiredDocument, of: Case, voice: Voice, withNotes: boolean): string {
  const count = document.count && document.count > 1 ? `${document.count} × ` : '';
  const form = document.form ? ` (${voice.say(`form.${document.form}`)})` : '';
  const condition = conditionOf(document, of, voice);
  const note = withNotes && document.note ? voice.text(document.note) : '';
  return [
    `${count}${voice.text(document.name)}${form}`,
    condition && ` — ${condition}`,
    note && note.length <= LONGEST_NOTE ? `. ${note}` : '',
  ].join('');
}

function conditionOf(document: RequiredDocument, of: Case, voice: Voice): string {
  if (document.condition) return voice.text(document.condition);
  return applies(document, of) === 'maybe' ? variantNames(document.variants ?? [], of, voice) : '';
}
