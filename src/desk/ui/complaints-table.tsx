import { formatNumber } from './format.ts';
import { TableFrame } from './table-frame.tsx';
import type { ReportRow } from './wire-more.ts';
import { useLanguage, useWords } from './words.ts';

const COLUMNS = ['waiting', 'assigned', 'resolved', 'inTime', 'late'] as const;

/** The complaints of a period: each subject by what has become of them. */
export function ComplaintsTable({ complaints }: Pick<ReportRow, 'complaints'>) {
  const words = useWords();
  const language = useLanguage();
  const heads = {
    ...{ waiting: words.state.waiting, assigned: words.state.assigned, resolved: words.state.resolved },
    ...{ inTime: words.complaints.inTime, late: words.complaints.late },
  };
  return (
    <section class="card">
      <h2>{words.complaints.title}</h2>
      <TableFrame label={words.complaints.title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.complaints.category}</th>
              {COLUMNS.map((one) => (
                <th key={one} scope="col" class="number">
                  {heads[one]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {complaints.map((row) => (
              <tr key={row.category}>
                <th scope="row">{words.complaint[row.category]}</th>
                {COLUMNS.map((one) => (
                  <td key={one} class="number">
                    {formatNumber(row[one], language)}
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
