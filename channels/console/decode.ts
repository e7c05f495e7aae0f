/** One line for a conversation, as a script of `chat --jsonl` gives it. */
export interface ConsoleLine {
  /** As given; said back in the answer. */
  readonly conversation: string | number;
  readonly text: string;
  /** Sets the clock; absent = it goes on from the last line's. */
  readonly at?: Date;
}

/** Reads a line of `chat --jsonl`. @throws {Error} in plain words if it is not `{"conversation","text","at"?}`. */
export function decodeLine(line: string): ConsoleLine {
  const value = parsed(line);
  const { conversation, text, at } = value;
  if (typeof text !== 'string') throw new Error('A line needs a "text".');
  if (conversation !== undefined && typeof conversation !== 'string' && typeof conversation !== 'number')
    throw new Error('"conversation" is a name: a text or a number.');
  return {
    conversation: conversation ?? '',
    text,
    ...(at === undefined || at === null ? {} : { at: instant(at) }),
  };
}

function parsed(line: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    if (value && typeof value === 'object') return value as Record<string, unknown>;
  } catch {
    // Said below, without the person's words.
  }
  throw new Error('A line is not a JSON object.');
}

function instant(at: unknown): Date {
  const date = new Date(typeof at === 'string' ? at : Number.NaN);
  if (Number.isNaN(date.getTime())) throw new Error('"at" is an ISO instant, like 2026-11-23T10:00:00Z.');
  return date;
}
