/** A field of a form that asks for a colleague. */
import { Field } from '../../ui/Field.tsx';
import type { Form } from '../../ui/form/useForm.ts';
import { ColleagueSelect } from './ColleagueSelect.tsx';

interface FormColleagueProps<V> {
  form: Form<V>;
  name: keyof V & string;
  label: string;
  span?: 2 | 3 | 6;
  without?: string;
  may?: string;
}

export function FormColleague<V>({ form, name, label, span = 2, without, may }: FormColleagueProps<V>) {
  return (
    <Field label={label} field={name} error={form.error} span={span}>
      {({ id, describedBy }) => (
        <ColleagueSelect
          id={id}
          describedBy={describedBy}
          value={form.values[name] as string}
          without={without}
          may={may}
          onChange={(staffId) => form.set(name, staffId as never)}
          onLeave={() => form.leave(name)}
        />
      )}
    </Field>
  );
}
