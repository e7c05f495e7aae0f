/**
 * Figures of speech that name death, killing or burning and mean laughter, boredom or anger. Left in, they would be
 * taken for what they name. Hunger and thirst are not among them: people do mean those.
 */
const FIGURES: readonly RegExp[] = [
  // French
  /(?:j'?\s?(?:e\s)?(?:suis|étais)|chui|j'en suis|on est|c'est)?\s*(?:trop\s)?morte?s?\s+de\s+(?:rire|fatigue|honte|trouille|peur)/giu,
  /(?:je|j'en|on|c'est|à)\s*(?:vais|va)?\s*(?:meurs?|meurt|mourir)\s+(?:de rire|d'envie|d'impatience|d'ennui|de honte)/giu,
  /(?:ça|ca|sa|vous|tu)\s+(?:me|nous)\s+(?:tue[szr]?|tuez|saoulez?|soule)(?!\p{L})/giu,
  // English
  /(?:i(?:'?m| am)\s+)?dead\s+(?:tired|serious|wrong|easy|slow)|(?:dying|dead|died)\s+(?:of|from|with)\s+(?:laughter|laughing|boredom|embarrassment)/giu,
  /(?:this|it|that|you)(?:'s| is|'re| are)\s+killing\s+me/giu,
  // Spanish, Italian
  /(?:me\s+)?(?:muero|muriendo|muert[oa]s?|parto)\s+de\s+(?:la\s+)?(?:risa|cansancio|sueño|aburrimiento|vergüenza|ganas)/giu,
  /(?:sto\s+|sono\s+)?(?:muoio|morendo|mort[oa])\s+(?:dal\s+ridere|dalle\s+risate|di\s+(?:noia|stanchezza|sonno|vergogna))/giu,
  // German, Dutch
  /(?:ich\s+)?lach(?:e)?\s+mich\s+tot|(?:tot|kaputt)gelacht|zum\s+totlachen|todmüde|tod(?:langweilig|ernst)/giu,
  /(?:ik\s+)?lach\s+(?:me|mij|mezelf)\s+dood|dood\s+van\s+het\s+lachen|doodmoe|doodsaai/giu,
  // Darija in both scripts, Arabic
  /(?<!\p{L})(?:ghadi\s+)?(?:n?mou?t(?:e?t|i)?|mt+)\s+b(?:el|e|d)?\s*-?d+e?[7h]e?[kq](?!\p{L})/giu,
  /(?:7|h)[ae]?r[ae]?[g9q](?:to|tou|at|t)?\s+(?:liya|lia|lina)\s+ras(?:i|y|na)/giu,
  /(?:9tel|qtel)(?:tou?|to)na\s+b[\p{L}\d]+|t(?:a)?l+e?3\s+(?:liya|lia)\s+d+e?m+/giu,
  /(?:غادي\s+)?(?:ن?مو?تت?(?:ي|نا)?|متنا)\s+(?:ب|من\s+)(?:ال)?ضحك|(?:سأ|س)?أموت\s+(?:من|ضحكا)\s*(?:الضحك)?/gu,
  /حرق(?:تو|ات|تي)?\s+(?:ليا|لي|لينا)\s+(?:راسي|راسنا)|قتلتونا\s+ب\S+|طلع\s+(?:ليا|لي)\s+الدم/gu,
];
/** Laughter in letters. */
const LAUGHTER =
  /(?<!\p{L})(?:mdr+|ptdr+|lol+|lmao+|rofl|xd+|j[aeij]{1,2}(?:j[aei]+)+|(?:ha){2,}h?|(?:he){2,}|ه{3,})(?!\p{L})/giu;

/** In a longer text a figure of speech weighs little. */
const MOST_CHARACTERS = 500;

/** A text without them; the text itself if it has none. */
export function withoutFigures(text: string): string {
  if (text.length > MOST_CHARACTERS) return text;
  const plain = [...FIGURES, LAUGHTER].reduce((rest, figure) => rest.replace(figure, ' '), text);
  return plain === text
    ? text
    : plain
        .replace(/^[\s,،.;!…]+/u, '')
        .replace(/\s{2,}/gu, ' ')
        .trim();
}
