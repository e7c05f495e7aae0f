import { isService } from '../../src/core/services.ts';

/** What a command asks for, in the terms of any channel. */
export interface Asked {
  /** The choice that means the same. */
  readonly choice: string;
  /** The mission whose link was followed. */
  readonly mission?: string;
}

/** Commands of the menu; each does what the choice of that id does. */
const CHOICES: Readonly<Record<string, string>> = {
  start: 'topics',
  help: 'help',
  lang: 'languages',
  agent: 'agent',
  forget: 'forget',
};

const COMMAND = /^\/([a-z_]+)(?:@(\w+))?(?:\s+(\S+))?/i;

/** The command at the beginning of a text, if it is one of ours and meant for this bot. */
export function commandOf(text: string, username?: string): Asked | undefined {
  const [, name = '', addressee, payload] = COMMAND.exec(text) ?? [];
  if (addressee && username && addressee.toLowerCase() !== username.toLowerCase()) return undefined;
  const choice = CHOICES[name.toLowerCase()];
  if (!choice) return undefined;
  return name.toLowerCase() === 'start' && payload ? linked(payload) : { choice };
}

/**
 * A link `https://t.me/<bot>?start=<payload>` leads to its subject: a service's id or a mission's id, which fit
 * Telegram's 64 letters, digits, `_` and `-`. Anything else begins as usual.
 */
function linked(payload: string): Asked {
  if (isService(payload)) return { choice: `q.${payload}.general` };
  const mission = /^[a-z]{2}-[a-z0-9-]{1,52}$/.exec(payload)?.[0];
  return mission ? { choice: `mission.${mission}`, mission } : { choice: 'topics' };
}
