import type { ComponentChildren, VNode } from 'preact';
import type { Fact } from '../../core/catalogue.ts';
import type { Aspect } from '../../core/services.ts';
import { concerning, limitedTo, type ShownCase } from '../shown-case.ts';
import { Icon } from './icons.tsx';
import { usePage } from './page-context.ts';
import { Section } from './section.tsx';
import { Local, Refs } from './text.tsx';

/** Facts under a title, each with its sources; nothing at all where there is neither fact nor doubt. */
export function FactSection<F extends Fact>(props: {
  id: string;
  title: string;
  facts: readonly F[];
  shown: ShownCase;
  numbered?: boolean;
  /** A word before each (official, observed). */
  label?: (fact: F) => string;
  children?: ComponentChildren;
}): ComponentChildren {
  const { id, title, shown, numbered, label, children } = props;
  const facts = concerning(props.facts, shown);
  if (facts.length === 0) return children;
  const items = facts.map((fact) => (
    <li>
      {label && <span class="tag">{label(fact)}</span>} <OnlyFor fact={fact} shown={shown} />
      <Local of={fact.text} /> <Refs to={fact.sources} />
    </li>
  ));
  return (
    <Section id={id} title={title}>
      {numbered ? <ol class="steps">{items}</ol> : <ul class="facts">{items}</ul>}
      {children}
    </Section>
  );
}

/** For which variants a fact holds, while all are shown. */
export function OnlyFor({
  fact,
  shown,
}: {
  fact: { readonly variants?: readonly string[] | undefined };
  shown: ShownCase;
}): VNode | null {
  const { words } = usePage();
  const variants = limitedTo(fact, shown);
  if (variants.length === 0) return null;
  return (
    <span class="only">
      {variants.map(({ name }, index) => (
        <>
          {index > 0 && ' · '}
          <Local of={name} />
        </>
      ))}
      {words.colon}
    </span>
  );
}

/** What is doubtful or contradictory about one aspect, beside that aspect. */
export function Doubts({ shown, aspect }: { shown: ShownCase; aspect: Aspect }): VNode {
  const { words } = usePage();
  const doubts = concerning(shown.procedure.uncertain, shown).filter((doubt) => doubt.aspect === aspect);
  return (
    <>
      {doubts.map((doubt) => (
        <p class="doubt">
          <strong>
            <Icon name="question" />
            {words.service.uncertain} · {words.service.aspects[aspect]}
          </strong>
          <OnlyFor fact={doubt} shown={shown} />
          <Local of={doubt.text} /> <Refs to={doubt.sources} />
        </p>
      ))}
    </>
  );
}

/** What goes wrong at the counter. */
export function Pitfalls({ shown }: { shown: ShownCase }): VNode | null {
  const { words } = usePage();
  const pitfalls = concerning(shown.procedure.pitfalls, shown);
  if (pitfalls.length === 0) return null;
  return (
    <section class="part careful" aria-labelledby="careful">
      <h2 id="careful">
        <Icon name="warning" />
        {words.service.careful}
      </h2>
      <ul class="facts">
        {pitfalls.map((pitfall) => (
          <li>
            <OnlyFor fact={pitfall} shown={shown} />
            <Local of={pitfall.text} /> <Refs to={pitfall.sources} />
          </li>
        ))}
      </ul>
    </section>
  );
}
