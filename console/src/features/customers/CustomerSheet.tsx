/** One customer: masked particulars that are shown with a reason, contacts, credit and terms; the reason of a change of credit is kept. */
import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { setCredit, type getCustomer, type revealCustomer } from '../../../../contract/customers.ts';
import type { OutputOf } from '../../../../contract/kit.ts';
import { call, type GivenTo } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { FormChoice, FormText } from '../../ui/form/fields.tsx';
import { FormBody, SideSheet } from '../../ui/form/FormSheet.tsx';
import { useForm } from '../../ui/form/useForm.ts';
import { KeyCap } from '../../ui/keys/KeyCap.tsx';
import { useKeys } from '../../ui/keys/useKeys.ts';
import { MaskedText } from '../../ui/MaskedText.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { ChangeCustomer } from './ChangeCustomer.tsx';
import { CustomerOwed } from './CustomerOwed.tsx';
import { CustomerStanding } from './CustomerStanding.tsx';

type Customer = OutputOf<typeof getCustomer>;

export function CustomerSheet({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const customer = useQuery({
    queryKey: ['customers', customerId],
    queryFn: ({ signal }) => call<typeof getCustomer>('GET /customers/:customerId', { customerId }, { signal }),
  });
  return (
    <SideSheet title={customer.data?.number ?? ''} onClose={onClose}>
      {customer.isPending && <Skeleton rows={6} />}
      {customer.isError && <ErrorStrip error={customer.error} onRetry={() => void customer.refetch()} />}
      {customer.data && <Told customer={customer.data} />}
    </SideSheet>
  );
}

function Told({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const may = useMay();
  const [changing, setChanging] = useState(false);
  const mayChange = may('customers.change') && !customer.erased;
  useKeys(
    customer.number,
    [{ keys: 'e', label: t('customers.change'), off: !mayChange || changing, run: () => setChanging(true) }],
    { depth: 'drawer' },
  );
  if (changing) return <ChangeCustomer customer={customer} onClose={() => setChanging(false)} />;
  return (
    <>
      {mayChange && (
        <p className="row">
          <button type="button" className="btn" onClick={() => setChanging(true)}>
            {t('customers.change')}
            <KeyCap keys="e" upper />
          </button>
        </p>
      )}
      <Particulars customer={customer} />
      <dl className="kv side-part">
        <dt>{t('customers.field.type')}</dt>
        <dd>{t(`customers.type.${customer.type}`)}</dd>
        <dt>{t('customers.field.uscc')}</dt>
        <dd>
          {customer.uscc}{' '}
          {customer.warnings.includes('USCC_CHECKSUM') && <span className="tag soon">{t('customers.checksum')}</span>}
        </dd>
        <dt>{t('customers.field.creditLimit')}</dt>
        <dd>{formats.money(customer.creditLimit)}</dd>
      </dl>
      {may('customers.set-credit') && <Credit key={customer.rev} customer={customer} />}
      <CustomerOwed customerId={customer.id} />
      <CustomerStanding customerId={customer.id} />
    </>
  );
}

function Particulars({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const may = useMay();
  const masked = [
    customer.nameMask,
    ...customer.contacts.map((one) =>
      [one.role, one.nameMask, one.phoneMask, one.mailMask, one.addressMask].filter(Boolean).join(' · '),
    ),
  ];
  const reveal = async (reason: string | undefined): Promise<string[]> => {
    const input = { customerId: customer.id, reason };
    const clear = await call<typeof revealCustomer>('POST /customers/:customerId/reveal', input);
    return [
      clear.name,
      ...clear.contacts.map((one) =>
        [one.role, one.name, one.phone, one.mail, one.address].filter(Boolean).join(' · '),
      ),
      ...(clear.note ? [clear.note] : []),
    ];
  };
  return (
    <section className="side-part">
      <MaskedText
        label={t('customers.particulars')}
        masked={masked}
        reveal={may('customers.reveal') && !customer.erased ? reveal : undefined}
      />
    </section>
  );
}

function Credit({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useForm({
    schema: setCredit.input,
    initial: {
      creditLimit: String(customer.creditLimit / 100),
      terms: customer.terms as string,
      termsDays: String(customer.termsDays),
      reason: '',
    },
    toInput: ({ creditLimit, terms, termsDays, reason }) => ({
      customerId: customer.id,
      creditLimit: Math.round(Number(creditLimit) * 100),
      terms,
      termsDays: Number(termsDays),
      reason,
    }),
    send: async (input) => {
      const given = input as GivenTo<typeof setCredit>;
      await call<typeof setCredit>('PUT /customers/:customerId/credit', given, { ifMatch: customer.rev });
      await queries.invalidateQueries({ queryKey: ['customers'] });
    },
  });
  return (
    <FormBody form={form}>
      <h2>{t('customers.credit')}</h2>
      <FormText form={form} name="creditLimit" label={t('customers.field.creditLimit')} span={2} inputMode="decimal" />
      <FormChoice
        form={form}
        name="terms"
        label={t('customers.field.terms')}
        span={2}
        choices={['prepaid', 'credit'].map((value) => ({ value, label: t(`customers.terms.${value}`) }))}
      />
      <FormText form={form} name="termsDays" label={t('customers.field.days')} span={2} inputMode="numeric" />
      <FormText form={form} name="reason" label={t('orders.field.reason')} span={6} />
    </FormBody>
  );
}
