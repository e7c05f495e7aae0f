import type { ComponentChildren, VNode } from 'preact';

/** A part of the page under a title of its own. */
export function Section(props: { id: string; title: string; children: ComponentChildren }): VNode {
  return (
    <section class={`part part-${props.id}`} aria-labelledby={props.id}>
      <h2 id={props.id}>{props.title}</h2>
      {props.children}
    </section>
  );
}

/** What a person reads of a web address. */
export function hostOf(url: string): string {
  return new URL(url).host.replace(/^www\./, '');
}
