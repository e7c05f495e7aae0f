import type { VNode } from 'preact';
import type { Service } from '../../core/catalogue.ts';
import { addressOf } from '../addresses.ts';
import { ServiceLinks } from './home-page.tsx';
import { Layout } from './layout.tsx';
import { usePage } from './page-context.ts';
import { SearchForm } from './search-form.tsx';
import { Local } from './text.tsx';

/** What was found, or a way on where nothing was. */
export function SearchPage({
  query,
  found,
  all,
  origin,
}: {
  query: string;
  found: readonly Service[];
  all: readonly Service[];
  origin: string;
}): VNode {
  const { language, words } = usePage();
  const title = query ? words.search.title(query) : words.search.label;
  return (
    <Layout
      title={title}
      description={words.home.description}
      address={(other) => addressOf.search(other, query)}
      origin={origin}
      unlisted
    >
      <div class="frame narrow">
        <h1>{title}</h1>
        <SearchForm query={query} />
        {query && found.length > 0 ? <Results services={found} /> : <Nothing query={query} all={all} />}
        <p>
          {words.search.missionsInstead}{' '}
          <a href={addressOf.missions(language, { q: query })}>{words.menu.missions}</a>
        </p>
      </div>
    </Layout>
  );
}

function Results({ services }: { services: readonly Service[] }): VNode {
  const { language } = usePage();
  return (
    <ol class="results">
      {services.map(({ id, name, summary }) => (
        <li>
          <a href={addressOf.service(language, id)}>
            <Local of={name} />
          </a>
          <p>
            <Local of={summary} />
          </p>
        </li>
      ))}
    </ol>
  );
}

function Nothing({ query, all }: { query: string; all: readonly Service[] }): VNode {
  const { words } = usePage();
  return (
    <>
      <p>{query ? words.search.none(query) : words.search.empty}</p>
      {query && <p>{words.search.noneHint}</p>}
      <ServiceLinks services={all} />
    </>
  );
}
