import type { VNode } from 'preact';
import { addressOf } from '../addresses.ts';
import { Layout } from './layout.tsx';
import { usePage } from './page-context.ts';
import { SearchForm } from './search-form.tsx';

/** What is kept and why; the chat links to it. */
export function PrivacyPage({ origin }: { origin: string }): VNode {
  const { words } = usePage();
  const { title, intro, sections } = words.privacy;
  return (
    <Layout title={title} description={intro} address={addressOf.privacy} origin={origin}>
      <div class="frame narrow">
        <h1>{title}</h1>
        <p class="lead">{intro}</p>
        {sections.map((section) => (
          <section>
            <h2>{section.title}</h2>
            <ul class="facts">
              {section.lines.map((line) => (
                <li>{line}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Layout>
  );
}

/** For addresses that lead nowhere: the search, and the way home. */
export function NotFoundPage({ origin }: { origin: string }): VNode {
  const { language, words } = usePage();
  const { title, text, home } = words.notFound;
  return (
    <Layout title={title} description={text} address={addressOf.home} origin={origin} unlisted>
      <div class="frame narrow">
        <h1>{title}</h1>
        <p class="lead">{text}</p>
        <SearchForm />
        <p>
          <a href={addressOf.home(language)}>{home}</a>
        </p>
      </div>
    </Layout>
  );
}
