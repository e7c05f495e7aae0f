import { EMPTY_MEMORY, type Memory } from '../../src/core/conversation.ts';
import type { Language } from '../../src/core/language.ts';
import type { IntentRouter, RouterTurn } from '../../src/core/router.ts';

interface Talk {
  readonly memory: Memory;
  readonly language?: Language;
  readonly languageChosen: boolean;
  readonly queued: boolean;
}
const NEW_TALK: Talk = { memory: EMPTY_MEMORY, languageChosen: false, queued: false };

/** Conversations on a terminal: no server, no store, nothing kept beyond the process. No agent ever comes. */
export class ConsoleConversations {
  readonly #talks = new Map<string | number, Talk>();

  constructor(private readonly router: IntentRouter) {}

  /** One line from a person; what the bot does with it. */
  turn(conversation: string | number, text: string, at: Date): RouterTurn {
    const talk = this.#talks.get(conversation) ?? NEW_TALK;
    const turn = this.router.route({ ...talk, text, at });
    this.#talks.set(conversation, {
      memory: turn.memory,
      language: turn.language,
      languageChosen: turn.languageChosen,
      queued: talk.queued || turn.escalation !== undefined,
    });
    return turn;
  }
}
