interface Props {
  /** A name and its value; rows without a value are left out. */
  readonly rows: readonly (readonly [string, string | false | undefined])[];
}

/** Names and values. */
export function Facts({ rows }: Props) {
  return (
    <dl class="facts">
      {rows.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
