/** Adds a colleague: who it is, what they may do where, and a password for the first sign-in, shown this once (CC-7.2). */
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { addStaff } from '../../../../contract/people.ts';
import { call, type GivenTo } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { FormSeveral, FormText } from '../../ui/form/fields.tsx';
import { FormSheet, SideSheet } from '../../ui/form/FormSheet.tsx';
import { useForm, type Form } from '../../ui/form/useForm.ts';
import { PasswordOnce } from './PasswordOnce.tsx';
import { RightsFields } from './RightsFields.tsx';
import { oneTimePassword, useStaffChoices, type RightsValues } from './staffForms.ts';

type Values = RightsValues &
  Record<'account' | 'name' | 'phone' | 'mail', string> & { departmentIds: readonly string[] | null };

const blank: Values = {
  account: '',
  name: '',
  phone: '',
  mail: '',
  departmentIds: [],
  roles: [],
  shopIds: null,
  warehouseIds: null,
  sessionIds: null,
};

export function NewPerson({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [password] = useState(oneTimePassword);
  const [added, setAdded] = useState(false);
  const form = useForm<Values>({
    schema: addStaff.input,
    initial: blank,
    toInput: ({ phone, mail, ...values }) => ({
      ...values,
      phone: phone || null,
      mail: mail || null,
      password,
      once: true,
    }),
    send: async (input) => {
      await call<typeof addStaff>('POST /people', input as GivenTo<typeof addStaff>);
      await Promise.all(['people', 'home'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
      setAdded(true);
    },
  });
  if (added)
    return (
      <SideSheet title={form.values.name} onClose={onClose}>
        <PasswordOnce password={password} onDone={onClose} />
      </SideSheet>
    );
  return (
    <FormSheet title={t('people.add')} onClose={onClose} form={form} submit={t('people.add')}>
      <Fields form={form} />
    </FormSheet>
  );
}

function Fields({ form }: { form: Form<Values> }) {
  const { t } = useTranslation();
  const may = useMay();
  const choices = useStaffChoices();
  return (
    <>
      <FormText form={form} name="name" label={t('people.column.name')} autoComplete="off" />
      <FormText
        form={form}
        name="account"
        label={t('people.column.account')}
        hint={t('signin.accountHint')}
        autoComplete="off"
        autoCapitalize="none"
      />
      <FormText form={form} name="phone" label={t('people.phone')} autoComplete="off" inputMode="tel" />
      <FormText form={form} name="mail" label={t('people.mail')} autoComplete="off" inputMode="email" />
      <FormSeveral
        form={form}
        name="departmentIds"
        label={t('people.column.department')}
        choices={choices.departments}
      />
      {may('people.change-roles') && <RightsFields form={form} />}
    </>
  );
}
