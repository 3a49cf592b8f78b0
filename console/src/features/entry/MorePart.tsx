/** Kind, what makes it special, times, terms, and the words of buyer and seller. (OS-2.2, OS-2.3) */
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ClauseChip } from '../../ui/clause/ClauseChip.tsx';
import { DateInput } from '../../ui/form/DateInput.tsx';
import { typedDate } from '../../ui/form/typedDate.ts';
import { Field } from '../../ui/Field.tsx';
import { TextField } from '../../ui/FormParts.tsx';
import { SpecialFields } from '../special/SpecialFields.tsx';
import { guessOf } from './guessOf.ts';
import type { Draft, PartProps } from './draft.ts';

const types = ['normal', 'presale', 'custom'] as const;
const terms = ['prepaid', 'credit'] as const;

export function MorePart(props: PartProps) {
  const { t } = useTranslation();
  return (
    <section className="fs">
      <h2>
        {t('entry.more')} <ClauseChip clause="OS-2.3" />
      </h2>
      <KindFields {...props} />
      <DateField {...props} name="requiredAt" />
      {props.draft.type !== 'normal' && <DateField {...props} name="promisedShipAt" />}
      <MoneyFields {...props} />
      <WordsField {...props} name="buyerMessage" label={t('orders.buyerMessage')} />
      <WordsField {...props} name="sellerRemark" label={t('orders.sellerRemark')} />
    </section>
  );
}

function KindFields({ draft, change, error }: PartProps) {
  const { t } = useTranslation();
  const kinds = types.map((value) => ({ value, label: t(`entry.type.${value}`) }));
  return (
    <>
      <Field label={t('entry.field.type')} field="type" error={error}>
        {({ id }) => (
          <Select
            id={id}
            className="wide"
            value={draft.type}
            options={kinds}
            onChange={(type: Draft['type']) => change({ type })}
          />
        )}
      </Field>
      <SpecialFields
        values={draft}
        error={error}
        onChange={change}
        attach={(scanId) => change({ scanIds: [...draft.scanIds, scanId] })}
        guess={guessOf(draft, 'flags', t)}
      />
    </>
  );
}

function MoneyFields({ draft, change, error }: PartProps) {
  const { t } = useTranslation();
  const named = terms.map((value) => ({ value, label: t(`entry.terms.${value}`) }));
  const money = { inputMode: 'decimal', span: 1, error } as const;
  return (
    <>
      <Field
        label={t('entry.field.paymentTerms')}
        field="paymentTerms"
        error={error}
        guess={guessOf(draft, 'paymentTerms', t)}
      >
        {({ id }) => (
          <Select
            id={id}
            className="wide"
            value={draft.paymentTerms}
            options={named}
            onChange={(paymentTerms: Draft['paymentTerms']) => change({ paymentTerms })}
          />
        )}
      </Field>
      <TextField
        label={t('entry.field.freight')}
        field="freight"
        value={draft.freight}
        onText={(freight) => change({ freight })}
        {...money}
      />
      <TextField
        label={t('entry.field.discount')}
        field="discount"
        value={draft.discount}
        onText={(discount) => change({ discount })}
        {...money}
      />
    </>
  );
}

/** A date that a customer names lasts until that day ends, in the company's zone. */
function DateField({ draft, change, error, name }: PartProps & { name: 'requiredAt' | 'promisedShipAt' }) {
  const { t } = useTranslation();
  return (
    <Field label={t(`entry.field.${name}`)} field={name} error={error} guess={guessOf(draft, name, t)}>
      {({ id }) => (
        <DateInput
          id={id}
          kind="date"
          value={draft[name].slice(0, 10)}
          onText={(day) => {
            if (day === '' || typedDate(day, false)) change({ [name]: day && `${day}T23:59:59+08:00` });
          }}
        />
      )}
    </Field>
  );
}

function WordsField({
  draft,
  change,
  error,
  name,
  label,
}: PartProps & { name: 'buyerMessage' | 'sellerRemark'; label: string }) {
  const { t } = useTranslation();
  return (
    <Field label={label} field={name} error={error} span={3} guess={guessOf(draft, name, t)}>
      {({ id, describedBy }) => (
        <textarea
          id={id}
          aria-describedby={describedBy}
          className="in"
          maxLength={4000}
          value={draft[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
}
