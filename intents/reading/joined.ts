import { isService } from '../../src/core/services.ts';
import type { Question, Understanding } from '../../src/core/understanding.ts';
import { wordCount } from '../questions.ts';
import { AND } from '../understanding/segments.ts';
import type { Heard, Understand } from './index.ts';

/** Longer messages tell a story: two papers in it are not two questions. */
const MOST_WORDS = 10;
/** “And the national card”: a name that shares what is asked of the other. */
const BARE = 4;
/** So few words before “and” are a name as well: “passport and card, how much?”. */
const NAME = 2;
/** …where the question after it is short. */
const FEW = 5;

/** Between words, or in Arabic letters written onto the next word. Italian says “e”. */
const JOINT = new RegExp(`\\s(?:${AND}|e)\\s|\\s*[+&]\\s*|\\s(?=و\\p{Script=Arabic}{4})`, 'giu');
/** The “and” that was written onto the word stays with it, and goes here. */
const ATTACHED = /^و(?=\p{Script=Arabic}{4})/u;

/** No papers: where and when one goes for these belongs to the question before. */
const NO_PAPERS: readonly Understanding['service'][] = [
  'consulate-info',
  'appointment',
  'complaint',
  'social-assistance',
];

/**
 * “The price of the passport and the card”: two papers joined, asked the same. What only one of them says of the
 * question or the case counts for both. Undefined where the message is not of that kind.
 */
export function joinedQuestions(understand: Understand, { text, meaning }: Heard): Understanding | undefined {
  if (meaning.elliptic || !isService(meaning.service) || wordCount(text) > MOST_WORDS) return undefined;
  const thinkable = [meaning.service, ...meaning.alternatives.map(({ service }) => service)];
  for (const joint of text.matchAll(JOINT)) {
    // “En” is “in” for others.
    if (joint[0].trim().toLowerCase() === 'en' && meaning.language !== 'nl') continue;
    const left = part(understand, text.slice(0, joint.index));
    const right = part(understand, text.slice(joint.index + joint[0].length).replace(ATTACHED, ''));
    if (left.meaning.service === right.meaning.service) continue;
    if (![left, right].every((one) => isPaper(one) && thinkable.includes(one.meaning.service))) continue;
    if (![left, right].some((one) => one.meaning.service === meaning.service)) continue;
    if (!(isName(left, NAME) && right.words <= FEW) && !isName(right, BARE)) continue;
    const first = sharing(left, right, NAME);
    const second = sharing(right, left, BARE);
    return {
      ...meaning,
      ...first,
      slots: { ...meaning.slots, ...first.slots },
      band: 'answer',
      more: [second],
    };
  }
  return undefined;
}

interface Part {
  readonly words: number;
  readonly meaning: Understanding;
}

function part(understand: Understand, text: string): Part {
  return { words: wordCount(text), meaning: understand(text.trim()) };
}

/** Names a service by itself. */
function isPaper({ meaning: { service, band, elliptic, emergency } }: Part): boolean {
  return isService(service) && !NO_PAPERS.includes(service) && band === 'answer' && !elliptic && !emergency;
}

/** Says nothing but what it is; a paper that was lost is a story. */
function isName({ words, meaning: { aspect, slots } }: Part, most: number): boolean {
  return words <= most && aspect === 'general' && !slots.situation;
}

/** A part's question; a name takes what the other part says. */
function sharing(one: Part, other: Part, most: number): Question {
  const { service, confidence, aspect, slots: own } = one.meaning;
  if (!isName(one, most)) return { service, confidence, aspect, slots: own };
  const { procedure: _, ...theirs } = other.meaning.slots;
  return { service, confidence, aspect: other.meaning.aspect, slots: { ...theirs, ...own } };
}
