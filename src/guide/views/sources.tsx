import type { VNode } from 'preact';
import type { Source } from '../../core/catalogue.ts';
import { usePage } from './page-context.ts';
import { hostOf, Section } from './section.tsx';
import { Day, Ltr } from './text.tsx';

/** Where the facts come from: what kind of source, when it was read. Titles stand in the source's own language. */
export function Sources({ sources }: { sources: readonly Source[] }): VNode {
  const { words } = usePage();
  return (
    <Section id="sources" title={words.service.sources}>
      <ul class="sources">
        {sources.map(({ n, title, url, kind, checkedOn }) => (
          <li>
            <Ltr>{n}.</Ltr>{' '}
            <a href={url} rel="noopener">
              <bdi>{title}</bdi>
            </a>{' '}
            <Ltr>{hostOf(url)}</Ltr> · {words.service.sourceKinds[kind]} ·{' '}
            <Day of={checkedOn} sentence={words.service.readOn} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
