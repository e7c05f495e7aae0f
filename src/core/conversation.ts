import type { Language } from './language.ts';
import type { ChannelName, Choice } from './message.ts';
import type { Aspect, ServiceId } from './services.ts';
import type { Slots } from './understanding.ts';

/** `bot`: the bot answers. `queued`: waits for an agent, the bot goes on. `assigned`: an agent answers, the bot is silent. */
export type ConversationState = 'bot' | 'queued' | 'assigned' | 'closed';

/** What the bot remembers of the talk so far. Small; replaced as a whole at each turn. */
export interface Memory {
  readonly service?: ServiceId;
  readonly aspect?: Aspect;
  readonly slots: Slots;
  /** A question the bot asked and to which the next message may be the answer. */
  readonly asked?: {
    readonly question: 'variant' | 'service' | 'place' | 'language' | 'call-back';
    readonly service?: ServiceId;
    readonly aspect?: Aspect;
  };
  /** Services whose deciding question has been asked: it is asked once, then the usual case is answered. */
  readonly questioned?: readonly ServiceId[];
  /** Choices shown last, so that “2” or the words of one are understood. */
  readonly choices: readonly Choice[];
  /** Somebody told of an emergency in this talk: no topics are offered to them. */
  readonly afterEmergency?: boolean;
  /** Turns not understood in a row. */
  readonly failures: number;
  /** The greeting, the privacy notice and the offer to change language have been given. */
  readonly introduced: boolean;
  /** When the last turn was, ISO instant. Old memories fade. */
  readonly lastTurnAt?: string;
}

export const EMPTY_MEMORY: Memory = { slots: {}, choices: [], failures: 0, introduced: false };

/** What we remember of one person on one channel. */
export interface Conversation {
  readonly id: string;
  readonly channel: ChannelName;
  readonly personId: string;
  readonly address?: unknown;
  readonly state: ConversationState;
  /** The language in use; undefined until the first message is understood or a hint is given. */
  readonly language?: Language;
  /** The person chose it: it is kept even when they write in another. */
  readonly languageChosen: boolean;
  /** Mission whose page the person came from. */
  readonly mission?: string;
  readonly memory: Memory;
  /** `seq` of the last citizen message that has been dealt with. */
  readonly answeredThrough: number;
  /** Agent who holds it, while `assigned`. */
  readonly agentId?: string;
  /** It must be kept (a legal matter): neither retention nor anybody erases it until that is lifted. */
  readonly held?: boolean;
  /** The person had their words erased: all messages up to `through`. The next turn begins a new talk. */
  readonly forgotten?: { readonly at: Date; readonly through: number };
  /** Grows by one with each save; a save with an old version is refused. */
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
