import MiniSearch from 'minisearch';
import type { Catalogue, Service } from '../core/catalogue.ts';
import type { LocalText } from '../core/language.ts';
import type { ServiceId } from '../core/services.ts';
import { fold } from './fold.ts';

/** Finds services by any word of any language, best first. */
export type Search = (text: string) => readonly Service[];

const MOST = 12;

/** Words that say nothing of the service; everything else is left to the weights of the index. */
const STOP_WORDS = new Set(
  fold(
    'le la les un une des de du et ou à au aux en pour mon ma mes je comment the a of to for my i how el los las y para mi ' +
      'في من على إلى عن هل ما كيف ديال شنو كيفاش dyal chno kifach',
  ).split(' '),
);

/** Indexes the services' names, aliases, procedures and summaries in all languages together. */
export function createSearch(catalogue: Catalogue): Search {
  const index = new MiniSearch<{
    id: ServiceId;
    names: string;
    aliases: string;
    cases: string;
    texts: string;
  }>({
    fields: ['names', 'aliases', 'cases', 'texts'],
    tokenize: (text) => fold(text).split(' '),
    processTerm: (term) => (STOP_WORDS.has(term) || term.length < 2 ? null : withoutArticle(term)),
    searchOptions: {
      boost: { names: 4, aliases: 3, cases: 1.5 },
      prefix: (term) => term.length > 2,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    },
  });
  index.addAll(
    catalogue.services.map(({ id, name, summary, aliases, procedures }) => ({
      id,
      names: inAllLanguages([name]),
      aliases: aliases.join(' '),
      cases: inAllLanguages(procedures.map((procedure) => procedure.name)),
      texts: inAllLanguages([summary]),
    })),
  );
  return (text) =>
    index
      .search(text.slice(0, 200))
      .slice(0, MOST)
      .flatMap(({ id }) => catalogue.service(id) ?? []);
}

/** The Arabic article is written to its word: “الجواز” is looked for as “جواز”. */
function withoutArticle(term: string): string {
  return term.length > 4 && term.startsWith('ال') ? term.slice(2) : term;
}

function inAllLanguages(texts: readonly LocalText[]): string {
  return texts.flatMap((text) => Object.values(text)).join(' ');
}

/** Makes the search of a catalogue once, again after a reload. */
export function searchOf(catalogue: () => Catalogue): () => Search {
  let made: { of: Catalogue; search: Search } | undefined;
  return () => {
    const current = catalogue();
    if (made?.of !== current) made = { of: current, search: createSearch(current) };
    return made.search;
  };
}
