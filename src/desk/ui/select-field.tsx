interface Props {
  readonly label: string;
  readonly name: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  /** Chosen at first; else the first one. */
  readonly chosen?: string | undefined;
  /** Stands first and means nothing. */
  readonly none?: string;
  readonly required?: boolean;
}

/** A choice in a form. Preact gives a `select` no `defaultValue`: the option itself has to be the selected one. */
export function SelectField({ label, name, options, chosen, none, required = false }: Props) {
  return (
    <label>
      {label}
      <select name={name} required={required}>
        {none !== undefined && <option value="">{none}</option>}
        {options.map((option) => (
          <option key={option.id} value={option.id} selected={option.id === chosen}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  );
}
