import type { VNode } from 'preact';
import type { RequiredDocument } from '../../core/catalogue.ts';
import { concerning, documentKey, type ShownCase } from '../shown-case.ts';
import { Doubts, OnlyFor } from './facts.tsx';
import { Icon } from './icons.tsx';
import { usePage } from './page-context.ts';
import { Section } from './section.tsx';
import { Local, Refs } from './text.tsx';

/** The documents, to be ticked and printed. The script remembers the ticks on the device. */
export function Checklist({ shown }: { shown: ShownCase }): VNode {
  const { words } = usePage();
  const documents = concerning(shown.procedure.documents, shown);
  return (
    <Section id="documents" title={words.service.documents}>
      {documents.length === 0 ? (
        <p class="unknown">{words.service.documentsNone}</p>
      ) : (
        <>
          <p class="hint">{words.service.documentsHint}</p>
          <ul class="checklist">
            {documents.map((document, index) => (
              <Item document={document} shown={shown} id={`doc-${documentKey(document, index)}`} />
            ))}
          </ul>
          <button type="button" class="print" data-print hidden>
            <Icon name="print" />
            {words.service.print}
          </button>
        </>
      )}
      <Doubts shown={shown} aspect="documents" />
    </Section>
  );
}

function Item({ document, shown, id }: { document: RequiredDocument; shown: ShownCase; id: string }): VNode {
  const { words } = usePage();
  const { name, form, count, condition, note, sources } = document;
  return (
    <li>
      <input type="checkbox" id={id} />
      <div>
        <label for={id}>
          {count && count > 1 && `${count} × `}
          <Local of={name} />
        </label>{' '}
        {form && <span class="tag">{words.service.forms[form]}</span>} <Refs to={sources} />
        <small>
          {condition ? (
            <span class="only">
              <Local of={condition} />
            </span>
          ) : (
            <OnlyFor fact={document} shown={shown} />
          )}
          {note && (
            <span class="note">
              <Local of={note} />
            </span>
          )}
        </small>
      </div>
    </li>
  );
}
