import type { Catalogue } from '../../src/core/catalogue.ts';
import type { Memory } from '../../src/core/conversation.ts';
import type { Choice, SourceNote } from '../../src/core/message.ts';
import type { MissionOpening } from '../../src/core/mission-calendar.ts';
import type { Reply, RouterInput, RouterTurn } from '../../src/core/router.ts';
import type { Understanding } from '../../src/core/understanding.ts';
import type { Voice } from '../wordings/voice.ts';

/** What an answer may look at. */
export interface AnswerContext {
  readonly input: RouterInput;
  /** The words that ask: without greeting, thanks and what the message takes back. */
  readonly said: string;
  /** The message puts right what was understood before. */
  readonly corrects: boolean;
  /** The conversation's memory, already faded if the last turn is long ago. */
  readonly memory: Memory;
  readonly catalogue: Catalogue;
  /** How a mission's hours stand now, where officials have entered them. */
  openingOf(missionId: string): MissionOpening | undefined;
  /** Speaks the language of this turn. */
  readonly voice: Voice;
  /** Absent when a choice was pressed or only an attachment came. */
  readonly understanding?: Understanding | undefined;
}

/** What an answer decides. The router adds the introduction, the language and the rest of the memory. */
export type Draft = Pick<RouterTurn, 'replies' | 'service' | 'aspect' | 'outcome'> & {
  readonly escalation?: RouterTurn['escalation'] | undefined;
  readonly act?: RouterTurn['act'];
  /** What to remember, over what is remembered already. */
  readonly remember?: Partial<Pick<Memory, 'service' | 'aspect' | 'slots' | 'failures'>> | undefined;
  /** The question this answer asks back. */
  readonly asked?: Memory['asked'];
};

/** One reply in the voice's language. Empty lists are left out. */
export function reply(
  voice: Voice,
  text: string,
  extra: { choices?: readonly Choice[] | undefined; sources?: readonly SourceNote[] | undefined } = {},
): Reply {
  return {
    text,
    language: voice.language,
    ...(extra.choices?.length ? { choices: extra.choices } : {}),
    ...(extra.sources?.length ? { sources: extra.sources } : {}),
  };
}
