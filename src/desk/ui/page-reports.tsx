import { useState } from 'preact/hooks';
import type { FigureId } from '../reports/figures.ts';
import { BarChart } from './chart.tsx';
import { ComplaintsTable } from './complaints-table.tsx';
import { useDesk } from './desk-context.ts';
import { formatDay, formatNumber, formatShare, formatSpan } from './format.ts';
import { useNames } from './names.ts';
import { fileAddress, oversightApi } from './oversight-api.ts';
import { type Days, inDays, lastDays, PeriodChoice, periodOf } from './period.tsx';
import { Failed, Skeleton } from './states.tsx';
import { TableFrame } from './table-frame.tsx';
import { useLoaded } from './use-loaded.ts';
import type { ReportRow } from './wire-more.ts';
import { type UiLanguage, useLanguage, useWords } from './words.ts';

const SPANS: readonly FigureId[] = [
  'firstResponseMedian',
  'firstResponseP90',
  'waitMedian',
  'waitP90',
  'resolutionMedian',
];
const SHARES: readonly FigureId[] = ['abandoned', 'containment', 'fallback', 'satisfaction'];
const DIMENSIONS = ['channel', 'language', 'service', 'mission'] as const;
/** Columns of the tables by channel, language…; the CSV has all. */
const COLUMNS: readonly FigureId[] = [
  'conversations',
  'escalations',
  'firstResponseMedian',
  'waitMedian',
  'containment',
  'fallback',
  'satisfaction',
];
const FIRST_DAYS = 30;

function shown(id: FigureId, value: number | null, language: UiLanguage): string {
  if (value === null) return '–';
  if (SPANS.includes(id)) return formatSpan(value, language);
  return SHARES.includes(id) ? formatShare(value, language) : formatNumber(value, language);
}

/** What happened in a period, each figure with its definition. */
export function ReportsPage() {
  const words = useWords();
  const { api } = useDesk();
  const [days, setDays] = useState<Days>(() => lastDays(FIRST_DAYS, new Date()));
  const period = periodOf(days);
  const loaded = useLoaded(`report ${days.from} ${days.to}`, () => oversightApi(api).report(period));
  return (
    <>
      <PeriodChoice days={days} onDays={setDays}>
        <a class="button" href={fileAddress('reports.csv', period)} download="dalil-report.csv">
          {words.reports.csv}
        </a>
        <a class="button" href={fileAddress('complaints.csv', period)} download="dalil-complaints.csv">
          {words.complaints.title} · {words.complaints.csv}
        </a>
      </PeriodChoice>
      {loaded.failed && <Failed onRetry={() => void loaded.reload()} />}
      {!loaded.value && !loaded.failed && <Skeleton rows={6} />}
      {loaded.value && <Report report={loaded.value} days={days} />}
    </>
  );
}

function Report({ report, days }: { readonly report: ReportRow; readonly days: Days }) {
  const words = useWords();
  const language = useLanguage();
  const figures = Object.keys(words.reports.figure) as FigureId[];
  const bars = (value: 'escalations' | 'waitMedian') =>
    report.days
      .filter(({ day }) => inDays(day, days))
      .map((day) => ({ key: day.day, label: formatDay(day.day, language), value: day[value] }));
  return (
    <>
      {report.cut && <p class="uncertain">{words.reports.cut}</p>}
      <dl class="figures">
        {figures.map((id) => (
          <div key={id} class="card">
            <dt>{words.reports.figure[id]}</dt>
            <dd class="figure">{shown(id, report.total[id], language)}</dd>
            <dd class="meta">{words.reports.definition[id]}</dd>
          </div>
        ))}
      </dl>
      <div class="page-grid halves">
        <BarChart
          title={words.reports.perDay}
          keyName={words.reports.day}
          valueName={words.reports.figure.escalations}
          bars={bars('escalations')}
          format={(value) => formatNumber(value, language)}
        />
        <BarChart
          title={words.reports.waitPerDay}
          keyName={words.reports.day}
          valueName={words.reports.figure.waitMedian}
          bars={bars('waitMedian')}
          format={(value) => formatSpan(value, language)}
        />
      </div>
      <ComplaintsTable complaints={report.complaints} />
      {DIMENSIONS.map((dimension) => (
        <Breakdown key={dimension} {...{ dimension, report }} />
      ))}
    </>
  );
}

function Breakdown({
  dimension,
  report,
}: {
  readonly dimension: (typeof DIMENSIONS)[number];
  readonly report: ReportRow;
}) {
  const words = useWords();
  const language = useLanguage();
  const names = useNames();
  const rows = report.by[dimension];
  if (rows.length === 0) return null;
  const nameOf = (key: string) => {
    if (key === 'none') return words.reports.none;
    if (dimension === 'channel') return names.channel(key);
    if (dimension === 'language') return names.speaks(key);
    return dimension === 'service' ? names.service(key) : key;
  };
  return (
    <section class="card">
      <h2>
        {words.reports.by} {words.reports.dimension[dimension]}
      </h2>
      <TableFrame label={words.reports.dimension[dimension]}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.context[dimension]}</th>
              {COLUMNS.map((id) => (
                <th key={id} scope="col" class="number">
                  {words.reports.figure[id]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, figures }) => (
              <tr key={key}>
                <th scope="row">
                  <bdi>{nameOf(key)}</bdi>
                </th>
                {COLUMNS.map((id) => (
                  <td key={id} class="number">
                    {shown(id, figures[id], language)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </section>
  );
}
