import { hashText } from '../features.ts';
import { clip } from '../normalise.ts';
import { type Bag, collect } from '../vectors.ts';

/** Longest text that is looked at: more says nothing new about its language. */
const LIMIT = 600;
const WORDS = /[\p{L}\p{M}\p{N}'’]+/gu;
const ELONGATED = /(\p{L})\1{2,}/gu;
const NGRAM = 5;

/** Words, and n-grams of one to five letters within words. Accents and Arabic letter forms stay: they tell. */
export function languageBag(text: string): Bag {
  const plain = clip(text, LIMIT)
    .normalize('NFKC')
    .toLowerCase()
    .replace(ELONGATED, '$1')
    .replaceAll('’', "'");
  return collect((emit) => {
    for (const word of plain.match(WORDS) ?? []) {
      if (/^\p{N}+$/u.test(word)) continue;
      emit(0, hashText(word, 0x811c9dc5));
      const padded = ` ${word.slice(0, 30)} `;
      for (let at = 0; at < padded.length; at++)
        for (let size = 1; size <= NGRAM && at + size <= padded.length; size++)
          emit(1, hashText(padded.slice(at, at + size), 0x5bd1e995));
    }
  });
}
