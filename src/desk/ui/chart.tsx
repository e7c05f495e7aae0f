interface Props {
  readonly title: string;
  /** What the first column of the table is. */
  readonly keyName: string;
  readonly valueName: string;
  readonly bars: readonly { readonly key: string; readonly label: string; readonly value: number | null }[];
  format(value: number): string;
}

const HEIGHT = 120;
const BAR = 16;
const GAP = 6;

/** Bars, one for each key, drawn for the eye; the same numbers as a table for everybody. */
export function BarChart({ title, keyName, valueName, bars, format }: Props) {
  const most = Math.max(1, ...bars.map(({ value }) => value ?? 0));
  const width = bars.length * (BAR + GAP);
  return (
    <figure class="card chart">
      <figcaption>{title}</figcaption>
      <p class="meta">
        <bdi>{format(most)}</bdi>
      </p>
      <svg role="img" viewBox={`0 0 ${Math.max(width, 1)} ${HEIGHT}`} preserveAspectRatio="none">
        <title>{title}</title>
        {bars.map(({ key, label, value }, index) => {
          const height = ((value ?? 0) / most) * HEIGHT;
          return (
            <rect key={key} x={index * (BAR + GAP)} y={HEIGHT - height} width={BAR} height={height}>
              <title>{`${label} : ${value === null ? '–' : format(value)}`}</title>
            </rect>
          );
        })}
      </svg>
      <p class="meta ends">
        <bdi>{bars[0]?.label}</bdi>
        <bdi>{bars.at(-1)?.label}</bdi>
      </p>
      <details>
        <summary>{valueName}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{keyName}</th>
              <th scope="col">{valueName}</th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ key, label, value }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td>{value === null ? '–' : format(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
