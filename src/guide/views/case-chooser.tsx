import type { ComponentChildren, VNode } from 'preact';
import type { Service } from '../../core/catalogue.ts';
import { addressOf } from '../addresses.ts';
import type { ShownCase } from '../shown-case.ts';
import { usePage } from './page-context.ts';
import { Local } from './text.tsx';

/** The ways a service splits into, as links: one page each, so that it works without a script. */
export function CaseChooser({ service, shown }: { service: Service; shown: ShownCase }): VNode | null {
  const { language, words } = usePage();
  const { procedure, variant } = shown;
  const several = service.procedures.length > 1;
  if (!several && procedure.variants.length === 0) return null;
  const address = (variantId?: string) =>
    addressOf.service(language, service.id, {
      ...(several ? { procedure: procedure.id } : {}),
      ...(variantId ? { variant: variantId } : {}),
    });
  return (
    <nav class="chooser" aria-label={words.service.yourCase}>
      {several && (
        <Group label={words.service.yourCase}>
          {service.procedures.map(({ id, short }) => (
            <Pill href={addressOf.service(language, service.id, { procedure: id })} on={id === procedure.id}>
              <Local of={short} />
            </Pill>
          ))}
        </Group>
      )}
      {procedure.variants.length > 1 && (
        <Group label={several ? words.service.precisely : words.service.yourCase}>
          <Pill href={address()} on={!variant}>
            {words.service.allCases}
          </Pill>
          {procedure.variants.map(({ id, name }) => (
            <Pill href={address(id)} on={id === variant?.id}>
              <Local of={name} />
            </Pill>
          ))}
        </Group>
      )}
    </nav>
  );
}

function Group({ label, children }: { label: string; children: ComponentChildren }): VNode {
  return (
    <div class="pills">
      <p>{label}</p>
      <ul>{children}</ul>
    </div>
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
