import { useState } from 'preact/hooks';
import { direction, isLanguage } from '../../core/language.ts';
import { useDesk } from './desk-context.ts';
import { formatAgo, formatNumber, useNow } from './format.ts';
import { useNames } from './names.ts';
import { fileAddress, oversightApi } from './oversight-api.ts';
import { type Days, lastDays, PeriodChoice, periodOf } from './period.tsx';
import { Empty, Failed, Skeleton } from './states.tsx';
import { TableFrame } from './table-frame.tsx';
import { useLoaded } from './use-loaded.ts';
import type { GapGroupRow } from './wire-more.ts';
import { useLanguage, useWords } from './words.ts';

const FIRST_DAYS = 30;

/** Questions without an answer, so that officials see which entry to write next. */
export function GapsPage() {
  const words = useWords();
  const { api } = useDesk();
  const [days, setDays] = useState<Days>(() => lastDays(FIRST_DAYS, new Date()));
  const period = periodOf(days);
  const loaded = useLoaded(`gaps ${days.from} ${days.to}`, () => oversightApi(api).gaps(period));
  return (
    <>
      <p>{words.gaps.intro}</p>
      <PeriodChoice days={days} onDays={setDays}>
        <a class="button" href={fileAddress('gaps.jsonl', period)} download="dalil-gaps.jsonl">
          {words.gaps.export}
        </a>
      </PeriodChoice>
      {loaded.failed && <Failed onRetry={() => void loaded.reload()} />}
      {!loaded.value && !loaded.failed && <Skeleton rows={5} />}
      {loaded.value?.length === 0 && <Empty>{words.gaps.none}</Empty>}
      {loaded.value?.map((group) => (
        <Group key={group.service} group={group} />
      ))}
    </>
  );
}

function Group({ group }: { readonly group: GapGroupRow }) {
  const words = useWords();
  const language = useLanguage();
  const names = useNames();
  const now = useNow();
  return (
    <section class="card">
      <h2>
        {group.service === 'none' ? words.gaps.noService : names.service(group.service)} ·{' '}
        {formatNumber(group.count, language)}
      </h2>
      <TableFrame label={words.gaps.question}>
        <table class="gaps">
          <thead>
            <tr>
              <th scope="col">{words.gaps.question}</th>
              <th scope="col">{words.context.outcome}</th>
              <th scope="col">{words.context.language}</th>
              <th scope="col" class="number">
                {words.gaps.count}
              </th>
              <th scope="col">{words.gaps.last}</th>
            </tr>
          </thead>
          <tbody>
            {group.gaps.map((gap) => (
              <tr key={`${gap.outcome} ${gap.text}`}>
                <th
                  scope="row"
                  class="question"
                  lang={gap.language}
                  dir={isLanguage(gap.language) ? direction(gap.language) : 'auto'}
                >
                  {gap.text}
                </th>
                <td>{words.gaps.kind[gap.outcome]}</td>
                <td>{names.speaks(gap.language)}</td>
                <td class="number">{formatNumber(gap.count, language)}</td>
                <td>{formatAgo(gap.lastAt, language, now)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </section>
  );
}
