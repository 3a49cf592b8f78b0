/** The control of one field of a step: text, money, a choice, several choices, or a colleague. */
import { useT } from '../../i18n/useT.ts';
import { useCauses } from '../exceptions/causes.ts';
import { ColleagueSelect } from '../people/ColleagueSelect.tsx';
import type { ActionField } from './orderActions.ts';

interface ControlProps {
  id: string;
  describedBy: string;
  invalid: boolean;
  field: ActionField;
  value: string | string[];
  first: boolean;
  onChange: (value: string | string[]) => void;
}

interface Option {
  value: string;
  label: string;
}

const chosenOf = (value: string | string[]): string[] => (Array.isArray(value) ? value : []);

function useOptions(field: ActionField): Option[] {
  const t = useT();
  const causes = useCauses('hold', field.causes !== undefined).map(({ name, label }) => ({ value: name, label }));
  return (field.causes ? causes : (field.options ?? [])).map((option) =>
    typeof option === 'string' ? { value: option, label: t(`orders.option.${field.name}.${option}`) } : option,
  );
}

export function ActionControl({ id, describedBy, invalid, field, value, first, onChange }: ControlProps) {
  const options = useOptions(field);
  const text = Array.isArray(value) ? '' : value;
  const shared = {
    id,
    'aria-describedby': describedBy,
    'aria-invalid': invalid,
    className: 'in',
    'aria-required': field.required ?? false,
    autoFocus: first,
  };
  const onInput = (event: { target: { value: string } }) => onChange(event.target.value);
  switch (field.kind) {
    case 'choices':
      return <Choices id={id} first={first} options={options} value={chosenOf(value)} onChange={onChange} />;
    case 'person':
      return (
        <ColleagueSelect
          id={id}
          describedBy={describedBy}
          invalid={invalid}
          autoFocus={first}
          value={text}
          onChange={onChange}
        />
      );
    case 'choice':
      return (
        <select {...shared} value={text} onChange={onInput}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      );
    case 'long':
      return <textarea {...shared} value={text} onChange={onInput} />;
    case 'money':
    case 'price':
      return <input {...shared} inputMode="decimal" value={text} onChange={onInput} />;
    default:
      return <input {...shared} value={text} onChange={onInput} />;
  }
}

interface ChoicesProps {
  id: string;
  first: boolean;
  options: readonly Option[];
  value: readonly string[];
  onChange: (value: string[]) => void;
}

function Choices({ id, first, options, value, onChange }: ChoicesProps) {
  const toggle = (one: string, on: boolean) => onChange(on ? [...value, one] : value.filter((other) => other !== one));
  return (
    <span className="row choices" id={id} role="group">
      {options.map((option, index) => (
        <label key={option.value} className="row">
          <input
            type="checkbox"
            autoFocus={first && index === 0}
            checked={value.includes(option.value)}
            onChange={(event) => toggle(option.value, event.target.checked)}
          />
          {option.label}
        </label>
      ))}
    </span>
  );
}
