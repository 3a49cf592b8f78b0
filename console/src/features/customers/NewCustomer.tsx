/** Adds a customer with a first contact; a credit code that fails its check digit is kept and said. Nothing typed here is kept as a draft. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { addCustomer } from '../../../../contract/customers.ts';
import { call, type GivenTo } from '../../app/api.ts';
import { FormChoice, FormText } from '../../ui/form/fields.tsx';
import { FormSheet } from '../../ui/form/FormSheet.tsx';
import { useForm } from '../../ui/form/useForm.ts';
import { blankContact, ContactsField, contactsGiven } from './ContactsField.tsx';
import { UsccHint } from './UsccHint.tsx';

const blank = { type: 'company', name: '', uscc: '', note: '', contacts: [blankContact] };

export function NewCustomer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useForm({
    schema: addCustomer.input,
    initial: blank,
    toInput: ({ type, name, uscc, note, contacts }) => ({
      type,
      name,
      uscc: uscc.trim() || null,
      note: note || null,
      contacts: contactsGiven(contacts),
    }),
    send: async (input) => {
      await call<typeof addCustomer>('POST /customers', input as GivenTo<typeof addCustomer>);
      await queries.invalidateQueries({ queryKey: ['customers'] });
      onClose();
    },
  });
  const field = (name: 'name' | 'uscc' | 'note') => ({
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
      <FormText {...field('uscc')} hint={<UsccHint code={form.values.uscc} />} />
      <FormText {...field('note')} />
      <h2>{t('customers.contact')}</h2>
      <ContactsField form={form} />
    </FormSheet>
  );
}
