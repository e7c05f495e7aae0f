/** The words of what a person was shown, whatever the platform calls them. */
export function wordsOf(shown: string): string {
  const words: string[] = [];
  JSON.stringify(JSON.parse(shown), (key, value) => {
    if (typeof value === 'string' && (key === 'text' || key === 'body' || key === '0')) words.push(value);
    return value;
  });
  return words.join('');
}

/** Without white space and the invisible characters that platforms need. */
export function squeeze(text: string): string {
  return text.replace(/[\s\u2060\u200a\u2066-\u2069]/g, '');
}

/** A message in doubt is repeated at once: its copy follows it, and anything else left over is a doubled answer. */
export function withoutCopies(shown: readonly string[]): string[] {
  return shown.filter((one, n) => one !== shown[n - 1]);
}

/** The agent's numbered replies among what was shown. */
export function repliesIn(shown: readonly string[]): string[] {
  return shown.flatMap((one) => /Réponse numéro \d+\./.exec(one)?.[0] ?? []);
}
