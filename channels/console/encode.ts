import type { Reply, RouterTurn } from '../../src/core/router.ts';
import type { ConsoleLine } from './decode.ts';

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
export function encodeTurn(conversation: ConsoleLine['conversation'], turn: RouterTurn): string {
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

/** The line for one that holds no message: nobody is answered, and no line is missing. */
export function encodeUnread(conversation: ConsoleLine['conversation']): string {
  return JSON.stringify({
    conversation,
    replies: [],
    lang: 'fr',
    service: 'out-of-scope',
    aspect: 'general',
    outcome: 'not-understood',
  });
}
