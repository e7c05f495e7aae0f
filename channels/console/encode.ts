import type { Reply, RouterTurn } from '../../src/core/router.ts';

/** Replies as a terminal shows them: the words, numbered choices, then the sources. */
export function encodeReplies(replies: readonly Reply[]): string {
  // Numbered through, as the bot counts them when a number comes back.
  let number = 0;
  return replies
    .map(({ text, choices = [], sources = [] }) =>
      [
        text,
        ...choices.map(({ label }) => `  [${++number}] ${label}`),
        ...sources.map(({ title, url, kind, checkedOn }) => `  ↗ ${title} (${kind}, ${checkedOn}) ${url}`),
      ].join('\n'),
    )
    .join('\n\n');
}

/** A turn as one line of `chat --jsonl`. */
export function encodeTurn(conversation: string | number, turn: RouterTurn): string {
  const { replies, language, service, aspect, outcome } = turn;
  return JSON.stringify({
    conversation,
    replies: replies.map(({ text, choices }) => ({ text, ...(choices ? { choices } : {}) })),
    lang: language,
    service,
    aspect,
    outcome,
  });
}
