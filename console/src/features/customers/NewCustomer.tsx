/** Adds a customer with a first contact; a credit code that fails its check digit is kept and said. Nothing typed here is kept as a draft. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { addCustomer } from '../../../../contract/customers.ts';
import { call, type GivenTo } from '../../app/api.ts';
import { FormChoice, FormText } from '../../ui/form/fields.tsx';
import { FormSheet } from '../../ui/form/FormSheet.tsx';
import { useForm } from '../../ui/form/useForm.ts';

const blank = {
  type: 'company',
  name: '',
  uscc: '',
  note: '',
  contact: '',
  phone: '',
  mail: '',
  address: '',
  role: '',
};

export function NewCustomer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useForm({
    schema: addCustomer.input,
    initial: blank,
    toInput: ({ type, name, uscc, note, contact, phone, mail, address, role }) => ({
      type,
      name,
      uscc: uscc || null,
      note: note || null,
      contacts:
        contact === ''
          ? []
          : [{ name: contact, phone: phone || null, mail: mail || null, address: address || null, role }],
    }),
    send: async (input) => {
      await call<typeof addCustomer>('POST /customers', input as GivenTo<typeof addCustomer>);
      await queries.invalidateQueries({ queryKey: ['customers'] });
      onClose();
    },
  });
  const field = (name: keyof typeof blank) => ({
    form,
    name,
    label: t(`customers.field.${name}`),
    autoComplete: 'off',
  });
  return (
    <FormSheet title={t('customers.add')} onClose={onClose} form={form} submit={t('customers.add')}>
      <FormChoice
        form={form}
        name="type"
        label={t('customers.field.type')}
        span={2}
        choices={['company', 'person'].map((value) => ({ value, label: t(`customers.type.${value}`) }))}
      />
      <FormText {...field('name')} span={4} />
      <FormText {...field('uscc')} hint={t('settings.hint.uscc')} />
      <FormText {...field('note')} />
      <h2>{t('customers.contact')}</h2>
      <FormText {...field('contact')} span={2} />
      <FormText {...field('phone')} span={2} inputMode="tel" />
      <FormText {...field('mail')} span={2} inputMode="email" />
      <FormText {...field('address')} span={4} />
      <FormText {...field('role')} span={2} />
    </FormSheet>
  );
}
