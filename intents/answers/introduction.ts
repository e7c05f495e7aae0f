import type { Choice } from '../../src/core/message.ts';
import type { Reply } from '../../src/core/router.ts';
import type { Voice } from '../wordings/voice.ts';
import { encodeChoice } from './choice-ids.ts';

/** At first contact, under the answer: that it is a bot, what happens to the words, other languages. */
export function introduce(replies: readonly Reply[], voice: Voice, privacyUrl?: string): Reply[] {
  const last = replies.at(-1);
  if (!last) return [];
  const privacy = privacyUrl ? ` ${voice.say('intro.privacy', { url: voice.ltr(privacyUrl) })}` : '';
  const languages: Choice = { id: encodeChoice({ kind: 'languages' }), label: voice.say('language.other') };
  return [
    ...replies.slice(0, -1),
    {
      ...last,
      text: `${last.text}\n\n${voice.say('intro.bot')}${privacy}`,
      choices: [...(last.choices ?? []), languages],
    },
  ];
}
