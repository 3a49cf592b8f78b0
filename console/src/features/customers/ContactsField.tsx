/** The contacts of a customer, one line of fields each; further ones are added, empty ones are taken off. */
import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/FormParts.tsx';
import type { Form } from '../../ui/form/useForm.ts';
import { Icon } from '../../ui/Icon.tsx';

export interface ContactValues {
  name: string;
  phone: string;
  mail: string;
  address: string;
  role: string;
}

export const blankContact: ContactValues = { name: '', phone: '', mail: '', address: '', role: '' };
const parts = ['name', 'phone', 'mail', 'address', 'role'] as const;
const spans = { name: 2, phone: 2, mail: 2, address: 4, role: 2 } as const;
const labels = { name: 'contact', phone: 'phone', mail: 'mail', address: 'address', role: 'role' } as const;

/** As the contract takes them; a line without anything in it is none. */
export function contactsGiven(contacts: readonly ContactValues[]) {
  return contacts
    .filter((one) => parts.some((part) => one[part].trim() !== ''))
    .map(({ name, phone, mail, address, role }) => ({
      name,
      phone: phone || null,
      mail: mail || null,
      address: address || null,
      role,
    }));
}

export function ContactsField<V extends { contacts: ContactValues[] }>({ form }: { form: Form<V> }) {
  const { t } = useTranslation();
  const { contacts } = form.values;
  const set = (next: ContactValues[]) => form.set('contacts', next as V['contacts']);
  return (
    <>
      {contacts.map((contact, n) => (
        <fieldset key={n} className="contact fs">
          <legend className="sr-only">{t('customers.contactNo', { n: n + 1 })}</legend>
          {parts.map((part) => (
            <TextField
              key={part}
              label={t(`customers.field.${labels[part]}`)}
              field={`contacts.${n}.${part}`}
              error={form.error}
              span={spans[part]}
              value={contact[part]}
              onText={(text) => set(contacts.map((one, at) => (at === n ? { ...one, [part]: text } : one)))}
              onBlur={() => form.leave('contacts')}
              autoComplete="off"
            />
          ))}
          <p className="row">
            <button type="button" className="btn quiet sm" onClick={() => set(contacts.filter((_, at) => at !== n))}>
              <Icon name="close" size={13} />
              {t('customers.dropContact')}
            </button>
          </p>
        </fieldset>
      ))}
      <p className="row">
        <button type="button" className="btn sm" onClick={() => set([...contacts, blankContact])}>
          <Icon name="plus" size={13} />
          {t('customers.addContact')}
        </button>
      </p>
    </>
  );
}
