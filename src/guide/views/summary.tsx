import type { ComponentChildren, VNode } from 'preact';
import type { Fee } from '../../core/catalogue.ts';
import { concerning, type ShownCase, statedFees } from '../shown-case.ts';
import { Icon, type IconName } from './icons.tsx';
import { usePage } from './page-context.ts';
import { Amount, Local } from './text.tsx';

/** The four things that everybody asks, at the top: fee, delay, where, appointment. */
export function Summary({ shown }: { shown: ShownCase }): VNode {
  const { words } = usePage();
  const { appointment } = shown.procedure;
  return (
    <dl class="summary">
      <Entry icon="coin" label={words.service.fee}>
        <FeeInShort shown={shown} />
      </Entry>
      <Entry icon="clock" label={words.service.delay}>
        <DelayInShort shown={shown} />
      </Entry>
      <Entry icon="pin" label={words.service.where}>
        <WhereInShort shown={shown} />
      </Entry>
      <Entry icon="calendar" label={words.service.appointment}>
        {words.service.appointmentNeeded[appointment?.needed ?? 'unknown']}{' '}
        {appointment && <More to="appointment" />}
      </Entry>
    </dl>
  );
}

function Entry({ icon, label, children }: { icon: IconName; label: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>
        <Icon name={icon} />
        {label}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A figure if there is one; else how far they spread; else that it is not known. */
function FeeInShort({ shown }: { shown: ShownCase }): VNode {
  const { words } = usePage();
  const fees = statedFees(shown);
  const first = fees[0];
  const more = shown.procedure.fees.length > 0 && <More to="fees" />;
  if (!first)
    return (
      <>
        <span class="unknown">{words.service.feeUnknown}</span> {more}
      </>
    );
  const amounts = distinct(fees);
  return (
    <>
      {amounts.map((fee, index) => (
        <>
          {index > 0 && ' · '}
          <Amount {...fee} />
        </>
      ))}{' '}
      {more}
    </>
  );
}

function distinct(fees: readonly Fee[]): Fee[] {
  const seen = new Map(fees.map((fee) => [`${fee.amount} ${fee.currency}`, fee]));
  return [...seen.values()].slice(0, 3);
}

function DelayInShort({ shown }: { shown: ShownCase }): VNode {
  const { words } = usePage();
  const delays = concerning(shown.procedure.duration, shown);
  const official = delays.find(({ status }) => status === 'official');
  if (official) return <Local of={official.text} />;
  return (
    <>
      <span class="unknown">{words.service.delayUnknown}</span>{' '}
      {delays.length > 0 && <More to="duration">{words.service.delayObserved}</More>}
    </>
  );
}

function WhereInShort({ shown }: { shown: ShownCase }): VNode {
  const { words } = usePage();
  const [first, ...rest] = concerning(shown.procedure.where, shown);
  if (!first) return <span class="unknown">{words.service.whereUnknown}</span>;
  return (
    <>
      <Local of={first.text} /> {rest.length > 0 && <More to="where" />}
    </>
  );
}

function More({ to, children }: { to: string; children?: ComponentChildren }): VNode {
  const { words } = usePage();
  return (
    <a class="more" href={`#${to}`}>
      {children ?? words.service.seeBelow}
    </a>
  );
}
