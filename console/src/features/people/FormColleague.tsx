/** A field of a form that asks for a colleague. */
import { Field } from '../../ui/Field.tsx';
import type { Form } from '../../ui/form/useForm.ts';
import { ColleagueSelect } from './ColleagueSelect.tsx';
import type { Offered } from './useColleagues.ts';

interface FormColleagueProps<V> extends Offered {
  form: Form<V>;
  name: keyof V & string;
  label: string;
  span?: 2 | 3 | 6;
  /** What it means when nobody is chosen; then nobody has to be. */
  none?: string;
  autoFocus?: boolean;
}

export function FormColleague<V>({ form, name, label, span = 2, ...field }: FormColleagueProps<V>) {
  return (
    <Field label={label} field={name} error={form.error} span={span}>
      {(control) => (
        <ColleagueSelect
          {...control}
          {...field}
          value={form.values[name] as string}
          onChange={(staffId) => form.set(name, staffId as never)}
          onLeave={() => form.leave(name)}
        />
      )}
    </Field>
  );
}
