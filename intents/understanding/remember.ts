import type { Understanding } from '../../src/core/understanding.ts';

/** Texts kept, and their longest length: what many people write in the same words, and the names of our own topics. */
const MOST = 2_000;
const LONGEST = 200;

/**
 * The same understanding, which depends on nothing but the text, kept for the texts asked for last. “salam”, “merci” and
 * a service's name come again and again, and one message is read in several ways.
 */
export function remembering(understand: (text: string) => Understanding): (text: string) => Understanding {
  const kept = new Map<string, Understanding>();
  return (text) => {
    const known = kept.get(text);
    const understanding = known ?? understand(text);
    if (text.length > LONGEST) return understanding;
    // A map keeps the order in which its keys came: the first is the one asked for longest ago.
    if (known) kept.delete(text);
    else if (kept.size >= MOST) kept.delete(kept.keys().next().value ?? '');
    kept.set(text, understanding);
    return understanding;
  };
}
