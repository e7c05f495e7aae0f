import { spokenName } from '../../core/spoken-name.ts';
import type { CannedRow } from './wire-more.ts';

/** What stands for what in a canned reply. */
export interface CannedValues {
  /** The agent's full name, of which the first name is used. */
  readonly agent: string;
  readonly reference?: string | undefined;
  readonly service?: string | undefined;
}

const MOST_SHOWN = 6;
/** A slash at the beginning or after white space, and what follows it, up to the cursor. */
const BEGUN = /(^|\s)\/([a-z0-9-]{0,31})$/;

/** The shortcut being typed before the cursor; `undefined` where none is. */
export function shortcutAt(text: string, cursor: number): string | undefined {
  return BEGUN.exec(text.slice(0, cursor))?.[2];
}

/** Replies whose shortcut begins so, those in the citizen's language first. */
export function matchingCanned(
  replies: readonly CannedRow[],
  typed: string,
  language: string | undefined,
): readonly CannedRow[] {
  return replies
    .filter(({ shortcut }) => shortcut.startsWith(typed))
    .sort((a, b) => Number(b.language === language) - Number(a.language === language))
    .slice(0, MOST_SHOWN);
}

/** The text with the shortcut before the cursor replaced, and where the cursor then stands. */
export function withCanned(text: string, cursor: number, filled: string): { text: string; cursor: number } {
  const before = text.slice(0, cursor).replace(BEGUN, (_all, space: string) => `${space}${filled}`);
  return { text: before + text.slice(cursor), cursor: before.length };
}

/** The reply with its variables filled in; one without a value leaves no trace. */
export function fillCanned(text: string, { agent, reference, service }: CannedValues): string {
  const values: Record<string, string | undefined> = {
    agent: spokenName(agent),
    reference,
    service,
  };
  return text
    .replace(/ ?\{(agent|reference|service)\}/g, (found, name: string) => {
      const value = values[name];
      return value ? `${found.startsWith(' ') ? ' ' : ''}${value}` : '';
    })
    .trim();
}
