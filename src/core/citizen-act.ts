import { COMPLAINT_CATEGORIES, type ComplaintCategory, RATINGS, type Rating } from './escalation.ts';

/** What a person decides about their escalation, or about their words, by pressing a choice. */
export type CitizenAct =
  | { readonly kind: 'leave-queue' }
  /** The wish to be rung up: the number is asked for. */
  | { readonly kind: 'ask-call-back' }
  /** Everything they wrote is erased. */
  | { readonly kind: 'forget' }
  | { readonly kind: 'rate'; readonly escalationId: string; readonly rating: Rating }
  | { readonly kind: 'categorise'; readonly category: ComplaintCategory };

/** The id of the choice by which somebody asks to be rung up. */
export const ASK_CALL_BACK = 'call-back.ask';

/** The id of the choice that means the act; at most 64 ASCII characters. */
export function encodeAct(act: CitizenAct): string {
  switch (act.kind) {
    case 'leave-queue':
      return 'queue.leave';
    case 'ask-call-back':
      return ASK_CALL_BACK;
    case 'forget':
      return 'forget.yes';
    case 'rate':
      return `rate.${act.escalationId}.${act.rating}`;
    case 'categorise':
      return `complaint.${act.category}`;
  }
}

/** What the choice of that id means; undefined for any other id. */
export function decodeAct(id: string): CitizenAct | undefined {
  const [kind, first, second, ...more] = id.split('.');
  if (id === 'queue.leave') return { kind: 'leave-queue' };
  if (id === ASK_CALL_BACK) return { kind: 'ask-call-back' };
  if (id === 'forget.yes') return { kind: 'forget' };
  if (kind === 'rate' && first && more.length === 0) {
    const rating = RATINGS.find((one) => one === second);
    return rating && { kind: 'rate', escalationId: first, rating };
  }
  const category = COMPLAINT_CATEGORIES.find((one) => one === first);
  return kind === 'complaint' && category && second === undefined
    ? { kind: 'categorise', category }
    : undefined;
}
