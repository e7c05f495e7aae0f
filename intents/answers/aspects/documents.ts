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

/** Those needed always come first, those of one condition together; notes where they leave the list short. */
function linesOf(wanted: readonly RequiredDocument[], of: Case, voice: Voice): string[] {
  const groups = grouped(wanted, of, voice);
  const full = listed(groups, voice, true);
  return full.join('\n').length <= LONG ? full : listed(groups, voice, false);
}

/** Under headings a single case needs one of its own. */
function listed(groups: readonly Group[], voice: Voice, withNotes: boolean): string[] {
  const lines = (some: readonly Group[]) => some.flatMap((group) => groupLines(group, voice, withNotes));
  const single = groups.filter(isSingleCase);
  const headed = groups.some(({ condition, documents }) => condition !== '' && isShared(documents));
  const between = headed && single.length > 0 ? [voice.say('documents.depending')] : [];
  return [...lines(groups.filter((group) => !isSingleCase(group))), ...between, ...lines(single)];
}

function isSingleCase({ condition, documents }: Group): boolean {
  return condition !== '' && !isShared(documents);
}

/** Documents needed under the same condition; an empty one = always. */
interface Group {
  readonly condition: string;
  readonly documents: readonly RequiredDocument[];
}

/** What is always needed first. */
function grouped(wanted: readonly RequiredDocument[], of: Case, voice: Voice): Group[] {
  const byCondition = new Map<string, RequiredDocument[]>([['', []]]);
  for (const document of wanted) {
    const condition = conditionOf(document, of, voice);
    byCondition.set(condition, [...(byCondition.get(condition) ?? []), document]);
  }
  return [...byCondition].map(([condition, documents]) => ({ condition, documents }));
}

/** With so many under one condition it is said once, above them. */
function isShared(documents: readonly RequiredDocument[]): boolean {
  return documents.length > 1;
}

function groupLines({ condition, documents }: Group, voice: Voice, withNotes: boolean): string[] {
  const lines = documents.map((document) => `• ${line(document, voice, withNotes)}`);
  if (condition === '') return lines;
  if (isShared(documents)) return [`${capitalised(condition)}${voice.say('colon').trimEnd()}`, ...lines];
  return documents.map((document) => `• ${line(document, voice, withNotes, condition)}`);
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
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

function line(document: RequiredDocument, voice: Voice, withNotes: boolean, condition = ''): string {
  const count = document.count && document.count > 1 ? `${document.count} × ` : '';
  const form = document.form ? ` (${voice.say(`form.${document.form}`)})` : '';
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
