import type { Fee, Procedure } from '../../../src/core/catalogue.ts';
import type { Voice } from '../../wordings/voice.ts';
import { applies, type Case, knowsCase, selectCase } from '../select-case.ts';
import type { Cited } from '../sources.ts';
import { sentence } from './facts.ts';
import { type RenderAspect, type Rendered, unknown } from './rendered.ts';

/** Most further prices listed under the first. */
const MOST_OTHERS = 4;
/** With so many, the price in Morocco is left to the guide's page. */
const FEW_OTHERS = 2;

/**
 * The price at a mission first, with where it is paid; then its parts, the other prices, and for comparison the price
 * in Morocco. What was only seen somewhere is shown as such, and only where no price is stated.
 */
export const fee: RenderAspect = (of, voice) => {
  const own = of.procedure.fees.filter(
    (one) => !one.fine && one.scope !== 'elsewhere' && applies(one, of) !== 'no',
  );
  const stated = known(own).filter(isStatedAbroad);
  const headline = stated[0];
  if (!headline) return knowsCase(of.slots) ? fallback(of, own, voice) : other(of, own, voice);
  const others = [
    ...stated.slice(1).map((one) => ({ from: of.procedure, one })),
    ...(knowsCase(of.slots) ? [] : differing(of, headline)),
  ].slice(0, MOST_OTHERS);
  const atHome =
    others.length >= FEW_OTHERS
      ? undefined
      : own.find((one) => one.scope === 'in-morocco' && one.amount !== null);
  const cited: Cited[] = [
    { from: of.procedure, facts: atHome ? [headline, atHome] : [headline] },
    ...others.map(({ from, one }) => ({ from, facts: [one] })),
  ];
  return {
    head: firstLine(headline, voice),
    body: [
      ...parts(headline, voice),
      ...others.map(({ one }) => `• ${line(one, voice)}`),
      ...(atHome ? [sentence(voice.say('fee.in-morocco', worded(atHome, voice)))] : []),
    ],
    cited,
    known: true,
  };
};

/** The stated price in one line, for an overview; nothing if there is none. */
export function feeLines(of: Case, voice: Voice): Rendered | undefined {
  const rendered = fee(of, voice);
  return rendered.known ? rendered : undefined;
}

function isStatedAbroad(one: Fee): boolean {
  return one.scope === 'abroad' && one.status === 'stated' && !one.fine;
}

/** A price whose amount is not known says nothing beside those that are; alone it says that there is one. */
function known(fees: readonly Fee[]): readonly Fee[] {
  const withAmount = fees.filter(({ amount }) => amount !== null);
  return withAmount.length > 0 ? withAmount : fees;
}

/** The procedure at hand has no price, but another of the service has: that one, by its name. */
function other(of: Case, own: readonly Fee[], voice: Voice): Rendered {
  const priced = of.service.procedures.find((one) => one !== of.procedure && one.fees.some(isStatedAbroad));
  if (!priced || own.length > 0) return fallback(of, own, voice);
  const there = selectCase(of.service, { procedure: priced.id });
  return fee({ ...there, slots: {} }, voice);
}

/** Prices of the service's other procedures, where they are not the same price again. */
function differing(of: Case, headline: Fee): { from: Procedure; one: Fee }[] {
  const seen = new Set([key(headline)]);
  return of.service.procedures
    .filter((procedure) => procedure !== of.procedure)
    .flatMap((from) => from.fees.filter(isStatedAbroad).map((one) => ({ from, one })))
    .filter(({ one }) => !seen.has(key(one)) && seen.add(key(one)));
}
function key(one: Fee): string {
  return `${one.amount} ${one.currency}`;
}

function fallback(of: Case, own: readonly Fee[], voice: Voice): Rendered {
  const seen = known(own).slice(0, 3);
  if (seen.length === 0) return unknown('fee')(of, voice);
  const say = (one: Fee) =>
    voice.say(one.scope === 'in-morocco' ? 'fee.in-morocco' : 'fee.observed', worded(one, voice));
  return {
    head: voice.say('fee.none-abroad', { name: voice.text(of.procedure.name) }),
    body: seen.map((one) => sentence(say(one))),
    cited: [{ from: of.procedure, facts: seen }],
    known: true,
  };
}

function firstLine(one: Fee, voice: Voice): string {
  if (!one.wherePaid || one.amount === 0) return sentence(line(one, voice));
  return sentence(voice.say('fee.paid', { line: line(one, voice), where: voice.text(one.wherePaid) }));
}

function line(one: Fee, voice: Voice): string {
  return voice.say('fee.line', worded(one, voice));
}

function worded(one: Fee, voice: Voice): { what: string; amount: string } {
  return { what: voice.text(one.for), amount: price(one, voice) };
}

function price(one: Fee, voice: Voice): string {
  if (one.amount === null) return voice.say('fee.amount-unknown');
  return one.amount === 0 ? voice.say('fee.free') : voice.amount(one.amount, one.currency);
}

/** The parts, if they add up to the amount. */
function parts(one: Fee, voice: Voice): string[] {
  const list = one.breakdown ?? [];
  const sum = list.reduce((total, part) => total + part.amount, 0);
  if (list.length < 2 || one.amount === null || Math.abs(sum - one.amount) > 0.005) return [];
  const named = list.map((part) => `${voice.text(part.label)} ${voice.amount(part.amount, one.currency)}`);
  return [voice.say('fee.parts', { parts: named.join(' + ') })];
}
