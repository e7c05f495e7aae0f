const ARABIC = /^\p{Script=Arabic}/u;
const ARTICLE = /^(?:[وف]?[بلك]?ال|لل|[وفبلك](?=\p{L}{4}))/u;
/** Signs of person and tense before a verb, those of Darija and Levantine speech among them. */
const VERB = /^(?:كا?[نتي]|تا?[نتي]|غا?[نتي]|ب[نتي]|س[نتي]|[نتيا])(?=\p{L}{3})/u;
const ENDING = /(?:ات[هيك]|ته[ام]|تي|ني|ها|هم|كم|نا|ات|ين|ون|يه|و?ش|وا|[هيكتوا])$/u;
const SHORTEST = 3;

/** What is left of a normalised Arabic word without article, prepositions, person and endings; others unchanged. */
export function arabicStem(word: string): string {
  if (!ARABIC.test(word)) return word;
  const bare = shorten(word, ARTICLE);
  return shorten(shorten(shorten(bare, VERB), ENDING), ENDING);
}

function shorten(word: string, part: RegExp): string {
  const rest = word.replace(part, '');
  return rest.length >= SHORTEST ? rest : word;
}
