import type { ComponentChildren, VNode } from 'preact';
import type { Service } from '../../core/catalogue.ts';
import { addressOf } from '../addresses.ts';
import type { ShownCase } from '../shown-case.ts';
import { usePage } from './page-context.ts';
import { Local } from './text.tsx';

/** The procedures a service splits into, as links: a page each, so that it works without a script. */
export function ProcedureChooser({ service, shown }: { service: Service; shown: ShownCase }): VNode | null {
  const { language, words } = usePage();
  if (service.procedures.length < 2) return null;
  return (
    <Group label={words.service.yourCase}>
      {service.procedures.map(({ id, short }) => (
        <Pill
          href={addressOf.service(language, service.id, { procedure: id })}
          on={id === shown.procedure.id}
        >
          <Local of={short} />
        </Pill>
      ))}
    </Group>
  );
}

/** The variants of the procedure shown: each leaves out what does not concern it. */
export function VariantChooser({ service, shown }: { service: Service; shown: ShownCase }): VNode | null {
  const { language, words } = usePage();
  const { procedure, variant } = shown;
  if (procedure.variants.length < 2) return null;
  const address = (variantId?: string) =>
    addressOf.service(language, service.id, {
      ...(service.procedures.length > 1 ? { procedure: procedure.id } : {}),
      ...(variantId ? { variant: variantId } : {}),
    });
  return (
    <Group label={words.service.precisely}>
      <Pill href={address()} on={!variant}>
        {words.service.allCases}
      </Pill>
      {procedure.variants.map(({ id, name }) => (
        <Pill href={address(id)} on={id === variant?.id}>
          <Local of={name} />
        </Pill>
      ))}
    </Group>
  );
}

function Group({ label, children }: { label: string; children: ComponentChildren }): VNode {
  return (
    <nav class="pills" aria-label={label}>
      <p aria-hidden="true">{label}</p>
      <ul>{children}</ul>
    </nav>
  );
}

function Pill({ href, on, children }: { href: string; on: boolean; children: ComponentChildren }): VNode {
  return (
    <li>
      <a class="pill" href={href} aria-current={on ? 'true' : undefined}>
        {children}
      </a>
    </li>
  );
}
