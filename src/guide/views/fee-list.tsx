import type { VNode } from 'preact';
import type { Fee } from '../../core/catalogue.ts';
import { breakdownOf, concerning, type ShownCase, statedFees } from '../shown-case.ts';
import { Doubts, OnlyFor } from './facts.tsx';
import { usePage } from './page-context.ts';
import { Section } from './section.tsx';
import { Amount, Local, Refs } from './text.tsx';

/** Every figure known, the prices to pay first, the others marked for what they are. */
export function Fees({ shown }: { shown: ShownCase }): VNode {
  const { words } = usePage();
  const stated = statedFees(shown);
  const others = concerning(shown.procedure.fees, shown).filter((fee) => !stated.includes(fee));
  return (
    <Section id="fees" title={words.service.fees}>
      {stated.length === 0 && <p class="unknown">{words.service.feeUnknown}</p>}
      <ul class="fees">
        {[...stated, ...others].map((fee) => (
          <FeeItem fee={fee} shown={shown} />
        ))}
      </ul>
      {stated.some(({ amount, currency }) => amount && currency === 'MAD') && (
        <p class="hint">{words.service.localCurrency}</p>
      )}
      <Doubts shown={shown} aspect="fee" />
    </Section>
  );
}

function FeeItem({ fee, shown }: { fee: Fee; shown: ShownCase }): VNode {
  const { words } = usePage();
  const mark = markOf(fee);
  return (
    <li class={mark ? 'other-fee' : undefined}>
      <Amount {...fee} /> {mark && <span class="tag">{words.service[mark]}</span>} <Refs to={fee.sources} />
      <p>
        <OnlyFor fact={fee} shown={shown} />
        <Local of={fee.for} />
      </p>
      <Breakdown fee={fee} />
      {fee.wherePaid && (
        <small>
          {words.service.paidHow}
          {words.colon}
          <Local of={fee.wherePaid} />
        </small>
      )}
      {fee.note && (
        <small>
          <Local of={fee.note} />
        </small>
      )}
    </li>
  );
}

/** What a fee is made of, where the parts are known and add up. */
export function Breakdown({ fee }: { fee: Fee }): VNode | null {
  const { words } = usePage();
  const parts = breakdownOf(fee);
  if (parts.length === 0) return null;
  return (
    <small>
      {words.service.madeOf}
      {words.colon}
      {parts.map(({ label, amount }, index) => (
        <>
          {index > 0 && ' + '}
          <Local of={label} /> <Amount amount={amount} currency={fee.currency} />
        </>
      ))}
    </small>
  );
}

/** Why a figure is not simply the price. */
function markOf({ scope, status }: Fee): 'doubtful' | 'observed' | 'forComparison' | undefined {
  if (status === 'doubtful') return 'doubtful';
  if (scope !== 'abroad') return 'forComparison';
  return status === 'observed' ? 'observed' : undefined;
}
