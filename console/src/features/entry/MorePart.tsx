/** Kind, flags, times, terms, and the words of buyer and seller. A special order is flagged and its departments are told (OS-2.3). */
import { DatePicker, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ClauseChip } from '../../ui/clause/ClauseChip.tsx';
import { Field } from '../../ui/Field.tsx';
import type { Draft } from './draft.ts';
import type { PartProps } from './NewOrderPage.tsx';

const flags = ['custom', 'urgent', 'unusualPlace'] as const;

export function MorePart({ draft, change, error }: PartProps) {
  const { t } = useTranslation();
  const toggle = (flag: (typeof flags)[number]) => change({ flags: draft.flags.includes(flag) ? draft.flags.filter((one) => one !== flag) : [...draft.flags, flag] });
  return (
    <section className="fs">
      <h2>
        {t('entry.more')} <ClauseChip clause="OS-2.3" />
      </h2>
      <Field label={t('entry.field.type')} field="type" error={error}>
        {({ id }) => <Select id={id} className="wide" value={draft.type} options={(['normal', 'presale', 'custom'] as const).map((value) => ({ value, label: t(`entry.type.${value}`) }))} onChange={(type: Draft['type']) => change({ type })} />}
      </Field>
      <Field label={t('entry.field.flags')} field="flags" error={error} span={4}>
        {({ id }) => (
          <span className="row choices" id={id} role="group">
            {flags.map((flag) => (
              <label key={flag} className="row">
                <input type="checkbox" checked={draft.flags.includes(flag)} onChange={() => toggle(flag)} />
                {t(`orders.flag.${flag}`)}
              </label>
            ))}
          </span>
        )}
      </Field>
      <Field label={t('entry.field.requiredAt')} field="requiredAt" error={error}>
        {({ id }) => <DatePicker id={id} className="wide" onChange={(date) => change({ requiredAt: date ? endOfDay(date.format('YYYY-MM-DD')) : '' })} />}
      </Field>
      {draft.type !== 'normal' && (
        <Field label={t('entry.field.promisedShipAt')} field="promisedShipAt" error={error}>
          {({ id }) => <DatePicker id={id} className="wide" onChange={(date) => change({ promisedShipAt: date ? endOfDay(date.format('YYYY-MM-DD')) : '' })} />}
        </Field>
      )}
      <Field label={t('entry.field.paymentTerms')} field="paymentTerms" error={error}>
        {({ id }) => <Select id={id} className="wide" value={draft.paymentTerms} options={(['prepaid', 'credit'] as const).map((value) => ({ value, label: t(`entry.terms.${value}`) }))} onChange={(paymentTerms: Draft['paymentTerms']) => change({ paymentTerms })} />}
      </Field>
      <Field label={t('entry.field.freight')} field="freight" error={error} span={1}>
        {({ id, describedBy }) => <input id={id} aria-describedby={describedBy} className="in" inputMode="decimal" value={draft.freight} onChange={(event) => change({ freight: event.target.value })} />}
      </Field>
      <Field label={t('entry.field.discount')} field="discount" error={error} span={1}>
        {({ id, describedBy }) => <input id={id} aria-describedby={describedBy} className="in" inputMode="decimal" value={draft.discount} onChange={(event) => change({ discount: event.target.value })} />}
      </Field>
      <Field label={t('orders.buyerMessage')} field="buyerMessage" error={error} span={3}>
        {({ id, describedBy }) => <textarea id={id} aria-describedby={describedBy} className="in" maxLength={4000} value={draft.buyerMessage} onChange={(event) => change({ buyerMessage: event.target.value })} />}
      </Field>
      <Field label={t('orders.sellerRemark')} field="sellerRemark" error={error} span={3}>
        {({ id, describedBy }) => <textarea id={id} aria-describedby={describedBy} className="in" maxLength={4000} value={draft.sellerRemark} onChange={(event) => change({ sellerRemark: event.target.value })} />}
      </Field>
    </section>
  );
}

/** A date that a customer names lasts until that day ends, in the company's zone. */
function endOfDay(date: string): string {
  return `${date}T23:59:59+08:00`;
}
