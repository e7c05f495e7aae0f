import type { VNode } from 'preact';
import {
  type ClosedDays,
  dayRuns,
  type MissionOpening,
  spansText,
  type WeekHours,
} from '../../core/mission-calendar.ts';
import { longDate } from '../../core/text-parts.ts';
import { weekdayName } from '../format.ts';
import { usePage } from './page-context.ts';
import { hostOf } from './section.tsx';
import { Day, Ltr } from './text.tsx';

/** When a mission is open, as it was entered at the desk: the week, the closed days, Ramadan, and what that rests on. */
export function MissionHours({ opening }: { opening: MissionOpening }): VNode {
  const { language, words } = usePage();
  const { usualWeek, closedDays, ramadan } = opening;
  return (
    <div class="mission-hours">
      <Week of={usualWeek} />
      {closedDays.length > 0 && (
        <>
          <p>{words.missions.closedOn}</p>
          <ul>
            {closedDays.map((days) => (
              <li>
                <Days of={days} />
                {days.name && (
                  <>
                    {' · '}
                    <bdi>{days.name}</bdi>
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {ramadan.map(({ from, to, announced, week }) => (
        <>
          <p>
            {words.missions.ramadan(longDate(from, language), longDate(to, language))}
            {!announced && (
              <>
                {' '}
                <small>{words.missions.ramadanExpected}</small>
              </>
            )}
          </p>
          <Week of={week} />
        </>
      ))}
      <Origin opening={opening} />
    </div>
  );
}

function Week({ of }: { of: WeekHours }): VNode {
  const { language, words } = usePage();
  return (
    <ul>
      {dayRuns(of).map(({ first, last, spans }) => (
        <li>
          {weekdayName(first, language)}
          {last > first && ` – ${weekdayName(last, language)}`}
          {words.missions.colon}
          {spans.length > 0 ? <Ltr>{spansText(spans)}</Ltr> : words.missions.closed}
        </li>
      ))}
    </ul>
  );
}

function Days({ of: { from, to } }: { of: ClosedDays }): VNode {
  const plain = (day: string) => day;
  if (from === to) return <Day of={from} sentence={plain} />;
  return (
    <>
      <Day of={from} sentence={plain} /> – <Day of={to} sentence={plain} />
    </>
  );
}

function Origin({ opening: { source, enteredOn } }: { opening: MissionOpening }): VNode {
  const { words } = usePage();
  const { title, url, kind, checkedOn } = source;
  return (
    <small>
      {words.missions.localTime} <Day of={enteredOn} sentence={words.missions.enteredOn} />{' '}
      {url ? (
        <>
          <a href={url} rel="noopener">
            <bdi>{title}</bdi>
          </a>{' '}
          <Ltr>{hostOf(url)}</Ltr>
        </>
      ) : (
        <bdi>{title}</bdi>
      )}{' '}
      · {words.service.sourceKinds[kind]} · <Day of={checkedOn} sentence={words.service.readOn} />
    </small>
  );
}
