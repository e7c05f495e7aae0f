import type { Voice } from '../../wordings/voice.ts';
import type { Case } from '../select-case.ts';
import type { Cited } from '../sources.ts';

/** One aspect of one case in words. */
export interface Rendered {
  /** The first line; names the procedure and can stand alone. */
  readonly head: string;
  /** The lines after it. Two cases with the same body need no question back. */
  readonly body: readonly string[];
  readonly cited: readonly Cited[];
  /** False: the catalogue does not know, and `head` says so. */
  readonly known: boolean;
}

/** Renders one aspect of a case. */
export type RenderAspect = (of: Case, voice: Voice) => Rendered;

/** The honest sentence for what the catalogue does not know. */
export function unknown(
  aspect:
    | 'documents'
    | 'fee'
    | 'procedure'
    | 'duration'
    | 'appointment'
    | 'location_hours'
    | 'eligibility'
    | 'status',
): RenderAspect {
  return (of, voice) => ({
    head: voice.say(`unknown.${aspect}`, { name: voice.text(of.procedure.name) }),
    body: [],
    cited: [],
    known: false,
  });
}
