/** One line for a conversation, as a script of `chat --jsonl` gives it. */
export interface ConsoleLine {
  /** As given; said back in the answer. `null` where the line could not be read. */
  readonly conversation: string | number | null;
  /** Absent if the line holds none. */
  readonly text?: string;
  /** Sets the clock; absent = it goes on from the last line's. */
  readonly at?: Date;
  /** What is wrong with the line, in plain words and without the person's. */
  readonly fault?: string;
}

/** Reads a line of `chat --jsonl`. Never throws: a faulty line says so and is answered as far as it can be. */
export function decodeLine(line: string): ConsoleLine {
  const value = parsed(line);
  if (!value) return { conversation: null, fault: 'A line is not a JSON object.' };
  const { conversation, text, at } = value;
  const named =
    conversation === undefined || typeof conversation === 'string' || Number.isFinite(conversation);
  const instant = at === undefined || at === null ? undefined : instantOf(at);
  const faults = [
    !named && '"conversation" is a name: a text or a number.',
    typeof text !== 'string' && 'A line needs a "text".',
    instant === false && '"at" is an ISO instant, like 2026-11-23T10:00:00Z.',
  ].filter((fault) => fault !== false);
  return {
    conversation: named ? ((conversation as string | number | undefined) ?? '') : null,
    ...(named && typeof text === 'string' ? { text } : {}),
    ...(instant ? { at: instant } : {}),
    ...(faults.length > 0 ? { fault: faults.join(' ') } : {}),
  };
}

function parsed(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return value && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The instant an ISO text names; false for anything else. */
function instantOf(at: unknown): Date | false {
  const date = new Date(typeof at === 'string' && /^\d{4}-/.test(at) ? at : Number.NaN);
  return Number.isNaN(date.getTime()) ? false : date;
}
