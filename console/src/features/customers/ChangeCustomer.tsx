/**
 * Changes a customer. What is personal is filled in only after it was revealed with a reason; who may not reveal changes the rest. Only
 * what differs is sent, and nothing typed here is kept as a draft.
 */
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changeCustomer, type getCustomer, type revealCustomer } from '../../../../contract/customers.ts';
import type { OutputOf } from '../../../../contract/kit.ts';
import { call, type GivenTo } from '../../app/api.ts';
import { useMay, useMe } from '../../app/session.ts';
import { FormCheck, FormChoice, FormText } from '../../ui/form/fields.tsx';
import { FormBody } from '../../ui/form/FormSheet.tsx';
import { useForm } from '../../ui/form/useForm.ts';
import { ReasonForm } from '../../ui/ReasonForm.tsx';
import { FormColleague } from '../people/FormColleague.tsx';
import { ContactsField, contactsGiven, type ContactValues } from './ContactsField.tsx';
import { UsccHint } from './UsccHint.tsx';

type Customer = OutputOf<typeof getCustomer>;
type Clear = OutputOf<typeof revealCustomer>;

interface ChangeProps {
  customer: Customer;
  onClose: () => void;
}

export function ChangeCustomer({ customer, onClose }: ChangeProps) {
  const { t } = useTranslation();
  const mayReveal = useMay()('customers.reveal');
  const { looksNeedReason } = useMe();
  const [clear, setClear] = useState<Clear>();
  if (!mayReveal) return <Fields customer={customer} clear={undefined} onClose={onClose} />;
  if (clear) return <Fields customer={customer} clear={clear} onClose={onClose} />;
  return (
    <ReasonForm
      label={t('customers.changeWhy')}
      submit={t('masked.show')}
      optional={!looksNeedReason}
      onSubmit={async (given) => {
        const input = { customerId: customer.id, reason: given || undefined };
        setClear(await call<typeof revealCustomer>('POST /customers/:customerId/reveal', input));
      }}
      onCancel={onClose}
    />
  );
}

const contactOf = (one: Clear['contacts'][number]): ContactValues => ({
  name: one.name,
  phone: one.phone ?? '',
  mail: one.mail ?? '',
  address: one.address ?? '',
  role: one.role,
});

/** What differs from what was seen; an edit never sets back what nobody touched. */
function changed(before: Record<string, unknown>, after: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])),
  );
}

function valuesOf(customer: Customer, clear: Clear | undefined) {
  return {
    type: customer.type as string,
    name: clear?.name ?? '',
    uscc: customer.uscc ?? '',
    note: clear?.note ?? '',
    ownerId: customer.ownerId ?? '',
    active: customer.active,
    contacts: clear?.contacts.map(contactOf) ?? [],
  };
}

/** As the contract takes it; what is personal only where it was seen. */
function given(values: ReturnType<typeof valuesOf>, clear: Clear | undefined) {
  const { type, name, uscc, note, ownerId, active, contacts } = values;
  return {
    ...{ type, uscc: uscc.trim() || null, ownerId: ownerId || null, active },
    ...(clear ? { name, note: note || null, contacts: contactsGiven(contacts) } : {}),
  };
}

function Fields({ customer, clear, onClose }: ChangeProps & { clear: Clear | undefined }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const initial = valuesOf(customer, clear);
  const form = useForm({
    schema: changeCustomer.input,
    initial,
    toInput: (values) => ({ customerId: customer.id, ...changed(given(initial, clear), given(values, clear)) }),
    send: async (input) => {
      const change = input as GivenTo<typeof changeCustomer>;
      await call<typeof changeCustomer>('PATCH /customers/:customerId', change, { ifMatch: customer.rev });
      await queries.invalidateQueries({ queryKey: ['customers'] });
      onClose();
    },
  });
  const types = ['company', 'person'].map((value) => ({ value, label: t(`customers.type.${value}`) }));
  return (
    <FormBody form={form}>
      <h2>{t('customers.change')}</h2>
      <FormChoice form={form} name="type" label={t('customers.field.type')} span={2} choices={types} />
      {clear && (
        // The field in which the reason was typed is gone, and the focus with it.
        <FormText form={form} name="name" label={t('customers.field.name')} span={4} autoComplete="off" autoFocus />
      )}
      <FormText
        form={form}
        name="uscc"
        label={t('customers.field.uscc')}
        autoComplete="off"
        hint={<UsccHint code={form.values.uscc} />}
      />
      <FormColleague
        form={form}
        name="ownerId"
        label={t('customers.field.owner')}
        span={3}
        none={t('customers.noOwner')}
      />
      {clear && <FormText form={form} name="note" label={t('customers.field.note')} span={6} autoComplete="off" />}
      <FormCheck form={form} name="active" label={t('settings.inUse')} />
      {clear ? <ContactsField form={form} /> : <p className="sub">{t('customers.personalNot')}</p>}
    </FormBody>
  );
}
