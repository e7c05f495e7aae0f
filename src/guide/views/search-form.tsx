import type { VNode } from 'preact';
import { addressOf } from '../addresses.ts';
import { Icon } from './icons.tsx';
import { usePage } from './page-context.ts';

/** The search box; the script adds suggestions under it while one writes. */
export function SearchForm({ query = '' }: { query?: string }): VNode {
  const { language, words } = usePage();
  return (
    <search>
      <form
        class="search"
        action={addressOf.search(language)}
        data-search={language}
        data-found={words.search.found}
      >
        <label class="visually-hidden" for="search">
          {words.search.label}
        </label>
        <div class="search-box">
          <Icon name="search" />
          <input
            id="search"
            name="q"
            type="search"
            dir="auto"
            value={query}
            placeholder={words.search.placeholder}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            enterkeyhint="search"
            maxLength={200}
          />
          <button type="submit">{words.search.button}</button>
        </div>
      </form>
    </search>
  );
}
