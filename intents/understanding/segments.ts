/** Most parts that a message is cut into. */
const MOST_PARTS = 6;
/** Shortest part, in characters: the name of a paper may stand alone. */
const SHORTEST = 4;
const SENTENCE_END = /[.!?؟;؛\n\r]+/u;
const CLAUSE_END = /[.!?؟;؛,،\n\r]+/u;
/** “And” and its like in the nine registers, as parts of an expression. */
export const AND =
  'et aussi|et|ainsi que|w|ou|wa|و|and also|and|y también|y tambien|y|e anche|en|und auch|und';
/** Between spaces, or in Arabic letters written onto a question word. */
const JOINED = new RegExp(
  `[,،]|(?<=\\s)و(?=(?:شنو|شنهي|شنهو|أش|آش|شحال|بشحال|فين|كيفاش|فوقاش|واش|علاش|كم|بكم|ما |ماهي|أين|اين|كيف|متى|هل|بغيت|أريد|اريد|خاصني))|(?<=\\s)(?:${AND}|puis|plus|aussi|hta|حتى)(?=\\s)`,
  'iu',
);

/** The parts of a message that may each hold a question: sentences, then what stands between conjunctions. */
export function partsOf(text: string): string[] {
  const sentences = cut(text, SENTENCE_END);
  const joined = sentences.flatMap((sentence) => cut(sentence, JOINED));
  return (joined.length > 1 ? joined : sentences).slice(0, MOST_PARTS);
}

/** Sentences, and what commas part. */
export function clausesOf(text: string): string[] {
  return cut(text, CLAUSE_END).slice(-MOST_PARTS);
}

function cut(text: string, at: RegExp): string[] {
  return text
    .split(at)
    .map((part) => part.trim())
    .filter((part) => part.length >= SHORTEST);
}
