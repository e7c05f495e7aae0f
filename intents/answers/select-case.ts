import type { Procedure, Selection, Service } from '../../src/core/catalogue.ts';
import type { Slots } from '../../src/core/understanding.ts';

/** A service narrowed down to what is known of the person's case. */
export interface Case {
  readonly service: Service;
  readonly procedure: Procedure;
  /** The words pointed at this procedure; otherwise it is the service's default. */
  readonly decided: boolean;
  readonly slots: Slots;
  /** Variants of the procedure that the slots point at. */
  readonly variants: readonly string[];
  /** Variants that the slots exclude. */
  readonly excluded: readonly string[];
}

/** How well a selection fits: -1 excluded, 0 says nothing, more is better. The situation weighs more than the age. */
export function suits(select: Selection | undefined, slots: Slots): number {
  if (!select) return 0;
  let points = 0;
  if (select.age && slots.age) {
    if (select.age !== slots.age) return -1;
    points += 1;
  }
  if (select.situation?.length && slots.situation) {
    if (!select.situation.includes(slots.situation)) return -1;
    points += 2;
  }
  return points;
}

/** Whether anything is known of the case that a service's procedures could differ by. */
export function knowsCase(slots: Slots): boolean {
  return Boolean(slots.age ?? slots.situation ?? slots.procedure);
}

/** The slots that tell cases apart, without place and without what is not set. */
export function caseSlots({ age, situation, procedure }: Loose): Slots {
  return {
    ...(age ? { age } : {}),
    ...(situation ? { situation } : {}),
    ...(procedure ? { procedure } : {}),
  };
}
type Loose = { readonly [S in 'age' | 'situation' | 'procedure']?: Slots[S] | undefined };

/** The procedure that fits best; the default where nothing decides. */
export function selectCase(service: Service, slots: Slots): Case {
  const named = service.procedures.find(({ id }) => id === slots.procedure);
  if (named) return caseOf(service, named, slots, true);
  const fallback = service.procedures.find((one) => one.default) ?? service.procedures[0];
  if (!fallback) throw new RangeError(`The service ${service.id} has no procedure`);
  const best = bestFit(service, slots, fallback);
  const decided = service.procedures.length === 1 || (best.points > 0 && knowsCase(slots));
  return caseOf(service, best.procedure, slots, decided);
}

function bestFit(service: Service, slots: Slots, fallback: Procedure) {
  const ranked = service.procedures
    .map((procedure) => ({
      procedure,
      points: suits(procedure.select, slots) + variantPoints(procedure, slots),
    }))
    .filter(({ points, procedure }) => points >= 0 && suits(procedure.select, slots) >= 0)
    .sort(
      (a, b) => b.points - a.points || Number(b.procedure === fallback) - Number(a.procedure === fallback),
    );
  return ranked[0] ?? { procedure: fallback, points: 0 };
}

/** A variant that fits counts a little: less than any part of a procedure's own selection. */
function variantPoints(procedure: Procedure, slots: Slots): number {
  const best = Math.max(0, ...procedure.variants.map((variant) => suits(variant.select, slots)));
  return best / 10;
}

function caseOf(service: Service, procedure: Procedure, slots: Slots, decided: boolean): Case {
  const fitting = procedure.variants.map((variant) => ({
    id: variant.id,
    points: suits(variant.select, slots),
  }));
  return {
    service,
    procedure,
    decided,
    slots,
    variants: fitting.filter(({ points }) => points > 0).map(({ id }) => id),
    excluded: fitting.filter(({ points }) => points < 0).map(({ id }) => id),
  };
}

/** `yes`: part of this case; `maybe`: only in a special case nothing is known about; `no`: of another case. */
export function applies(
  item: { readonly variants?: readonly string[] | undefined },
  of: Case,
): 'yes' | 'maybe' | 'no' {
  const { variants } = item;
  if (!variants?.length || variants.some((id) => of.variants.includes(id))) return 'yes';
  if (variants.length >= of.procedure.variants.length) return 'yes';
  return variants.every((id) => of.excluded.includes(id)) ? 'no' : 'maybe';
}
