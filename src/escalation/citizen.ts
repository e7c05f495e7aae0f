import type { CitizenAct } from '../core/citizen-act.ts';
import type { Escalation } from '../core/escalation.ts';
import type { Store } from '../ports/store.ts';
import { withdrawCallBacks } from './call-back.ts';
import { untilSaved } from './parts.ts';

/** What changes an escalation. */
type Decided = Exclude<CitizenAct, { kind: 'ask-call-back' }>;

type Books = Pick<Store, 'escalations' | 'callBacks'>;
type Escalations = Pick<Store, 'escalations'>;

/**
 * Carries out what a citizen decided about their escalation, in the books alone: the turn that says so moves the
 * conversation. Fine to repeat. Returns the escalation it concerns as it then is; `undefined` if there is none. One
 * that an agent has taken in the meantime is not left.
 */
export async function carryOut(
  parts: Books,
  conversationId: string,
  act: CitizenAct,
  now: Date,
): Promise<Escalation | undefined> {
  if (act.kind === 'ask-call-back') return undefined;
  const concerns = await change(parts, conversationId, act, now);
  // Who does not wait any more is not rung up either; an agent who has come may still ring.
  if (act.kind === 'leave-queue' && concerns?.state !== 'assigned')
    await withdrawCallBacks(parts, conversationId, { at: now });
  return concerns;
}

async function change(
  parts: Escalations,
  conversationId: string,
  act: Decided,
  now: Date,
): Promise<Escalation | undefined> {
  const { result } = await untilSaved(async () => {
    const current = await concerned(parts, conversationId, act);
    const changed = current && after(current, act, now);
    if (!changed || changed === current) return { result: current };
    const saved = await parts.escalations.save(changed);
    return saved && { result: saved };
  });
  return result;
}

async function concerned(
  { escalations }: Escalations,
  conversationId: string,
  act: Decided,
): Promise<Escalation | undefined> {
  if (act.kind === 'leave-queue' || act.kind === 'forget') return escalations.openOf(conversationId);
  const own = await escalations.ofConversation(conversationId);
  if (act.kind === 'rate') return own.find(({ id }) => id === act.escalationId);
  return own.findLast(({ reference }) => reference !== undefined);
}

/** The very same object if nothing changes: the first rating stands, and who is with an agent has left the line. */
function after(escalation: Escalation, act: Decided, now: Date): Escalation {
  switch (act.kind) {
    // Whoever wants to be forgotten waits for nobody any more.
    case 'forget':
    case 'leave-queue': {
      const { offer: _, ...rest } = escalation;
      if (escalation.state !== 'waiting') return escalation;
      return { ...rest, state: 'resolved', abandoned: true, resolvedAt: now };
    }
    case 'rate':
      if (escalation.rating || escalation.state !== 'resolved') return escalation;
      return { ...escalation, rating: act.rating };
    case 'categorise':
      return escalation.category === act.category ? escalation : { ...escalation, category: act.category };
  }
}
