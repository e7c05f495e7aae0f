import { z } from 'zod';

/** What a button of ours sends back. */
export interface Pressed {
  readonly choice: string;
  readonly label?: string;
}

/** A choice's id is at most 64 printable ASCII characters. */
const pressedSchema = z.object({
  choice: z.string().regex(/^[\x21-\x7e]{1,64}$/),
  label: z.string().max(1000).optional().catch(undefined),
});

/** The choice in the value of a pressed button (`Action.Submit`, `messageBack`): an object, or the same as JSON. */
export function pressedChoice(value: unknown): Pressed | undefined {
  const { data } = pressedSchema.safeParse(typeof value === 'string' ? parsed(value) : value);
  return data && { choice: data.choice, ...(data.label === undefined ? {} : { label: data.label }) };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // A value that is not ours.
    return undefined;
  }
}
