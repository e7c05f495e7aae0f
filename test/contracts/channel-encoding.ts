import fc from 'fast-check';
import type { Choice, SourceNote } from '../../src/core/message.ts';
import { numberedChoices } from '../../src/core/text-parts.ts';
import type { ChannelLimits } from '../../src/ports/channel.ts';
import type { Harness } from './channel.contract.ts';
import type { ChannelSpec, Shown } from './channel-spec.ts';

/** Any script, marks that platforms make something of, and lines. */
const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    'شحال كيسوى الپاسبور؟ ',
    'ⴰⵣⵓⵍ ',
    '*gras* _italique_ ~barré~ `code` ',
    '\n> ',
    '\n\n',
    '<b>&amp;</b> ',
    '[x](https://example.org/a_b_c) ',
    '👨‍👩‍👧‍👦🇲🇦',
    'a'.repeat(700),
  ),
);
const anyText = fc
  .array(words, { minLength: 1, maxLength: 40 })
  .map((parts) => parts.join(''))
  .filter((text) => text.trim() !== '');
const anyLabel = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 90 })
  .map((label) => label.replace(/\s+/g, ' ').trim())
  .filter((label) => squeeze(label) !== '');
const anyChoices = fc
  .array(anyLabel, { maxLength: 14 })
  .map((labels) => labels.map((label, index): Choice => ({ id: `choice.${index}`, label })));

const anySources = fc.array(fc.webUrl({ size: 'small' }), { maxLength: 6 }).map((urls) => urls.map(toSource));

function toSource(address: string, index: number): SourceNote {
  const url = `${new URL(address).origin}/page-${index}`;
  return { title: `P ${index}`, url, kind: 'official', checkedOn: '2026-11-23' };
}

/** Whatever the bot says, the platform is asked only for what it can show, and the person can read all of it. */
export function encodingCases(spec: ChannelSpec, { promises }: Harness): void {
  promises('any reply', async (bench) => {
    const property = fc.asyncProperty(anyText, anyChoices, async (text, choices) => {
      const before = bench.under.sent().length;
      await bench.send({ text, choices });
      const parts = bench.under.sent().slice(before).map(spec.shown);
      for (const part of parts) expectWithin(part, bench.under.channel.limits);
      expectNothingLost(parts, text, choices);
    });
    await fc.assert(property, { numRuns: 60 });
  });

  promises('any sources', async (bench) => {
    const property = fc.asyncProperty(anyText, anySources, async (text, sources) => {
      const before = bench.under.sent().length;
      await bench.send({ text, sources });
      const requests = bench.under.sent().slice(before);
      const parts = requests.map(spec.shown);
      for (const part of parts) expectWithin(part, bench.under.channel.limits);
      expect(squeeze(parts.map((part) => part.text).join(''))).toContain(squeeze(text));
      for (const { url } of sources) expect(JSON.stringify(requests)).toContain(url);
    });
    await fc.assert(property, { numRuns: 20 });
  });
}

function expectWithin({ text, as = 'buttons', choices = [] }: Shown, limits: ChannelLimits): void {
  const { textLength, textLengthWithChoices = textLength, buttons, buttonLength, list } = limits;
  expect(text.length).toBeLessThanOrEqual(choices.length > 0 ? textLengthWithChoices : textLength);
  expect(text).not.toBe('');
  expect(choices.length).toBeLessThanOrEqual(as === 'list' ? (list?.rows ?? 0) : buttons);
  for (const { label, description = '' } of choices) {
    expect(label.length).toBeLessThanOrEqual(as === 'list' ? (list?.titleLength ?? 0) : buttonLength);
    expect(description.length).toBeLessThanOrEqual(list?.descriptionLength ?? 0);
  }
}

/** The text is there, whole and in order, and each choice by its button or by its number. */
function expectNothingLost(parts: readonly Shown[], text: string, choices: readonly Choice[]): void {
  const read = squeeze(parts.map((part) => part.text).join(''));
  const numbered = read !== squeeze(text);
  expect(read).toBe(squeeze(numbered ? text + numberedChoices(choices) : text));
  const pressed = parts.flatMap((part) => part.choices ?? []);
  if (pressed.length > 0) expect(pressed.map(({ id }) => id)).toEqual(choices.map(({ id }) => id));
  if (numbered) return;
  const labels = pressed.map(({ label, description }) => squeeze(description ?? label));
  expect(labels).toEqual(choices.map(({ label }) => squeeze(label)));
}

/** Without white space and invisible characters, which a platform may add or take away. */
function squeeze(text: string): string {
  return text.replace(/[\s\u2060\u2066-\u2069]/g, '');
}
