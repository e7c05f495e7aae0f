import type { Procedure, Source } from '../../src/core/catalogue.ts';
import type { SourceNote } from '../../src/core/message.ts';

/** Facts that were shown, with the procedure or mission whose list of sources they cite. */
export interface Cited {
  readonly from: Pick<Procedure, 'sources'>;
  readonly facts: readonly { readonly sources: readonly number[] }[];
}

const MOST_SOURCES = 4;
const RANK: Record<Source['kind'], number> = { official: 0, restated: 1, press: 2, other: 3 };

/** The sources of the facts shown, each once, official ones first, at most four. */
export function sourceNotes(cited: readonly Cited[]): SourceNote[] {
  const byUrl = new Map<string, SourceNote>();
  for (const { from, facts } of cited) {
    const numbers = new Set(facts.flatMap((fact) => fact.sources));
    for (const source of from.sources) {
      if (numbers.has(source.n) && !byUrl.has(source.url)) byUrl.set(source.url, toNote(source));
    }
  }
  return [...byUrl.values()].sort((a, b) => RANK[a.kind] - RANK[b.kind]).slice(0, MOST_SOURCES);
}

export function toNote({ title, url, kind, checkedOn }: Source): SourceNote {
  return { title, url, kind, checkedOn };
}
