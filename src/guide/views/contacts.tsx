import type { VNode } from 'preact';
import type { Contact } from '../../core/catalogue.ts';
import { usePage } from './page-context.ts';
import { hostOf, Section } from './section.tsx';
import { Local, Ltr, Refs } from './text.tsx';

/** Whom to call or write to about a procedure. */
export function Contacts({ contacts }: { contacts: readonly Contact[] }): VNode | null {
  const { words } = usePage();
  if (contacts.length === 0) return null;
  return (
    <Section id="contacts" title={words.service.contacts}>
      <ul class="facts">
        {contacts.map(({ label, phone, email, url, note, sources }) => (
          <li>
            <Local of={label} /> {phone && <Phone number={phone} />} {email && <Email address={email} />}{' '}
            {url && <Website url={url} />} <Refs to={sources} />
            {note && (
              <small>
                <Local of={note} />
              </small>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Phone({ number }: { number: string }): VNode {
  const digits = number.replace(/[^\d+]/g, '');
  return (
    <a class="contact" href={`tel:${digits}`}>
      <Ltr>{number}</Ltr>
    </a>
  );
}

export function Email({ address }: { address: string }): VNode {
  return (
    <a class="contact" href={`mailto:${address}`}>
      <Ltr>{address}</Ltr>
    </a>
  );
}

export function Website({ url }: { url: string }): VNode {
  return (
    <a class="contact" href={url} rel="noopener">
      <Ltr>{hostOf(url)}</Ltr>
    </a>
  );
}
