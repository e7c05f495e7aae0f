import type { RequiredDocument } from '../../../src/core/catalogue.ts';
import type { Voice } from '../../wordings/voice.ts';
import { applies, type Case } from '../select-case.ts';
import { variantNames } from './facts.ts';
import { type RenderAspect, unknown } from './rendered.ts';

/** Longer notes stay on the guide's page. */
const LONGEST_NOTE = 90;
/** With more documents than this a list shows no notes. */
const FEW = 6;

/** What to bring: one document a line, with how many, in which form and under what condition. */
export const documents: RenderAspect = (of, voice) => {
  const wanted = of.procedure.documents.filter((document) => applies(document, of) !== 'no');
  if (wanted.length === 0) return unknown('documents')(of, voice);
  const always = wanted.filter((document) => applies(document, of) === 'yes' && !document.condition);
  const sometimes = wanted.filter((document) => !always.includes(document));
  const withNotes = wanted.length <= FEW;
  return {
    head: voice.say('documents.head', { name: voice.text(of.procedure.name) }),
    body: [...always, ...sometimes].map((document) => `• ${line(document, of, voice, withNotes)}`),
    cited: [{ from: of.procedure, facts: wanted }],
    known: true,
  };
};

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
