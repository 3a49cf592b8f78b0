/** Roles, and the rows that they reach: shops, warehouses, and for agencies the live sessions. */
import { useTranslation } from 'react-i18next';
import { FormSeveral } from '../../ui/form/fields.tsx';
import type { Form } from '../../ui/form/useForm.ts';
import { useStaffChoices, type RightsValues } from './staffForms.ts';

export function RightsFields<V extends RightsValues>({ form }: { form: Form<V> }) {
  const { t } = useTranslation();
  const choices = useStaffChoices();
  const forAgency = form.values.roles?.includes('agency') ?? false;
  return (
    <>
      <FormSeveral form={form} name="roles" label={t('people.column.roles')} choices={choices.roles} />
      <FormSeveral
        form={form}
        name="shopIds"
        label={t('people.column.shops')}
        all={t('people.all')}
        choices={choices.shops}
      />
      <FormSeveral
        form={form}
        name="warehouseIds"
        label={t('people.column.warehouses')}
        all={t('people.all')}
        choices={choices.warehouses}
      />
      {forAgency && (
        <FormSeveral
          form={form}
          name="sessionIds"
          label={t('people.sessions')}
          all={t('people.all')}
          choices={choices.sessions}
        />
      )}
    </>
  );
}
