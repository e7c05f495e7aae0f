import type { Fee, Procedure, RequiredDocument, Service, Variant } from '../core/catalogue.ts';

/** What a service's page shows: one procedure, and within it one variant or all. */
export interface ShownCase {
  readonly procedure: Procedure;
  readonly variant?: Variant;
}

/** The procedure and variant that an address asks for; the service's own default where it names none we have. */
export function chooseCase(service: Service, asked: { procedure?: unknown; variant?: unknown }): ShownCase {
  const { procedures } = service;
  const procedure =
    procedures.find(({ id }) => id === asked.procedure) ??
    procedures.find((candidate) => candidate.default) ??
    procedures[0];
  if (!procedure) throw new Error(`The service ${service.id} has no procedure.`);
  const variant = procedure.variants.find(({ id }) => id === asked.variant);
  return variant ? { procedure, variant } : { procedure };
}

/** Those that concern the shown case: all of them where no variant is chosen. */
export function concerning<T extends { readonly variants?: readonly string[] | undefined }>(
  facts: readonly T[],
  { variant }: ShownCase,
): readonly T[] {
  return variant ? facts.filter(({ variants }) => !variants || variants.includes(variant.id)) : facts;
}

/** The variants a fact is limited to, while several are shown together. */
export function limitedTo(
  fact: { readonly variants?: readonly string[] | undefined },
  { procedure, variant }: ShownCase,
): readonly Variant[] {
  return variant ? [] : procedure.variants.filter(({ id }) => fact.variants?.includes(id));
}

/** The prices to answer with: at a mission, as the source states them. */
export function statedFees(shown: ShownCase): readonly Fee[] {
  return concerning(shown.procedure.fees, shown).filter(
    ({ scope, status }) => scope === 'abroad' && status === 'stated',
  );
}

/** The parts of a fee, if they add up to it; else nothing, because one of them would be wrong. */
export function breakdownOf({ amount, breakdown }: Fee): NonNullable<Fee['breakdown']> {
  const sum = breakdown?.reduce((total, part) => total + part.amount, 0);
  return breakdown && amount !== null && sum !== undefined && Math.abs(sum - amount) < 0.005 ? breakdown : [];
}

/** Within one page, a name for a document that stays the same while its text is corrected elsewhere. */
export function documentKey({ name }: RequiredDocument, index: number): string {
  return `${index}-${name.fr.length}`;
}
