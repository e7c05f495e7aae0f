import { formatSpan } from './format.ts';
import type { EscalationRow } from './wire.ts';
import { useLanguage, useWords } from './words.ts';

interface Props {
  readonly row: Pick<EscalationRow, 'serviceLevel' | 'createdAt'>;
  readonly now: Date;
}

/** The bar of a later answer is full from here; a first answer's from its beginning. */
const WINDOW_MS = 15 * 60_000;

/** Time to breach as a thin bar, and in words. Nothing where nothing is due. */
export function Level({ row: { serviceLevel, createdAt }, now }: Props) {
  const words = useWords();
  const language = useLanguage();
  if (!serviceLevel) return null;
  const { kind, state, dueAt } = serviceLevel;
  const left = new Date(dueAt).getTime() - now.getTime();
  const whole =
    kind === 'first-response' ? new Date(dueAt).getTime() - new Date(createdAt).getTime() : WINDOW_MS;
  const share = Math.max(0, Math.min(1, left / Math.max(whole, 1)));
  const span = formatSpan(Math.abs(left) / 1000, language);
  return (
    <span class={`level is-${state}`}>
      <span class="bar" aria-hidden="true">
        <span style={{ inlineSize: `${Math.round(100 * (left > 0 ? share : 1))}%` }} />
      </span>
      <span class="level-word">
        {state !== 'ok' && <span aria-hidden="true">⚠ </span>}
        {words.level[kind]} {left > 0 ? words.level.due(span) : words.level.over(span)}
        <span class="hidden-label"> ({words.level.state[state]})</span>
      </span>
    </span>
  );
}
