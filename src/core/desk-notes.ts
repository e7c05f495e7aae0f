import type { Language } from './language.ts';

/** What agents tell each other about a conversation. The citizen never sees it. */
export interface Note {
  readonly id: string;
  readonly conversationId: string;
  readonly agentId: string;
  readonly text: string;
  readonly at: Date;
}

/** A sentence kept ready. One for each shortcut and language. */
export interface CannedReply {
  /** `<language> <shortcut>`. */
  readonly id: string;
  /** What an agent types after `/`: lower-case letters, digits and hyphens. */
  readonly shortcut: string;
  readonly language: Language;
  /** May hold `{agent}`, the agent's first name, and `{reference}`, a complaint's number. */
  readonly text: string;
  readonly updatedAt: Date;
}

export function cannedId(language: Language, shortcut: string): string {
  return `${language} ${shortcut}`;
}
