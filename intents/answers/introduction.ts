import type { Choice } from '../../src/core/message.ts';
import type { Reply } from '../../src/core/router.ts';
import type { Voice } from '../wordings/voice.ts';
import { encodeChoice } from './choice-ids.ts';

/** What a phone shows without becoming a menu. */
const MOST_CHOICES = 5;
const AGENT = encodeChoice({ kind: 'agent' });

/** At first contact, under the answer: that it is a bot, what happens to the words, other languages. */
export function introduce(replies: readonly Reply[], voice: Voice, privacyUrl?: string): Reply[] {
  const last = replies.at(-1);
  if (!last) return [];
  const privacy = privacyUrl ? ` ${voice.say('intro.privacy', { url: voice.ltr(privacyUrl) })}` : '';
  return [
    ...replies.slice(0, -1),
    {
      ...last,
      text: `${last.text}\n\n${voice.say('intro.bot')}${privacy}`,
      choices: withLanguages(last.choices ?? [], voice),
    },
  ];
}

/** Other languages, the agent last; the least useful makes room. */
function withLanguages(choices: readonly Choice[], voice: Voice): readonly Choice[] {
  if (choices.some(({ id }) => id.startsWith('language.'))) return choices;
  const languages: Choice = { id: encodeChoice({ kind: 'languages' }), label: voice.say('language.other') };
  const agent = choices.filter(({ id }) => id === AGENT);
  const others = choices.filter(({ id }) => id !== AGENT).slice(0, MOST_CHOICES - 1 - agent.length);
  return [...others, languages, ...agent];
}
