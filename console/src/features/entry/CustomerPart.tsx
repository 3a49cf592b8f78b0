/** Who orders, through which channel, and where the goods go. */
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useShops } from '../../app/company.ts';
import { useMay } from '../../app/session.ts';
import { ClauseChip } from '../../ui/clause/ClauseChip.tsx';
import { Field } from '../../ui/Field.tsx';
import { TextField } from '../../ui/FormParts.tsx';
import { ColleagueSelect } from '../people/ColleagueSelect.tsx';
import { CustomerSearch } from './CustomerSearch.tsx';
import { guessOf } from './guessOf.ts';
import type { Draft, PartProps } from './draft.ts';

const channels = ['phone', 'fax', 'email', 'visit', 'social', 'site', 'platform'] as const;

export function CustomerPart(props: PartProps) {
  const { t } = useTranslation();
  const may = useMay();
  const { draft, change, error } = props;
  return (
    <section className="fs">
      <h2>
        {t('entry.customer')} <ClauseChip clause="CC-2.1" />
      </h2>
      <SourceFields {...props} />
      {may('customers.search') && (
        <Field label={t('entry.field.customerId')} field="customerId" error={error} span={4}>
          {({ id }) => (
            <CustomerSearch
              id={id}
              value={draft.customerId}
              onChange={(customerId, terms) => change({ customerId, ...(terms ? { paymentTerms: terms } : {}) })}
            />
          )}
        </Field>
      )}
      <ReceiverFields {...props} />
    </section>
  );
}

function SourceFields({ draft, change, error }: PartProps) {
  const { t } = useTranslation();
  const shops = useShops().map((shop) => ({ value: shop.id, label: shop.name }));
  const named = channels.map((value) => ({ value, label: t(`orders.channel.${value}`) }));
  return (
    <>
      <Field label={t('entry.field.shopId')} field="shopId" error={error}>
        {({ id }) => (
          <Select
            id={id}
            autoFocus
            className="wide"
            showSearch={{ optionFilterProp: 'label' }}
            value={draft.shopId || null}
            placeholder={t('entry.chooseShop')}
            options={shops}
            onChange={(shopId: string) => change({ shopId })}
          />
        )}
      </Field>
      <Field label={t('entry.field.channel')} field="channel" error={error}>
        {({ id }) => (
          <Select
            id={id}
            className="wide"
            value={draft.channel}
            options={named}
            onChange={(channel: Draft['channel']) => change({ channel })}
          />
        )}
      </Field>
      <TextField
        label={t('entry.field.externalNo')}
        field="externalNo"
        error={error}
        value={draft.externalNo}
        onText={(externalNo) => change({ externalNo })}
        maxLength={80}
      />
      <TakenBy draft={draft} change={change} error={error} />
    </>
  );
}

/** Somebody took these down; what a platform sends nobody took. */
const byHand: ReadonlySet<string> = new Set(['phone', 'fax', 'email', 'visit', 'social']);

function TakenBy({ draft, change, error }: PartProps) {
  const { t } = useTranslation();
  const may = useMay()('people.colleagues');
  if (!may || !byHand.has(draft.channel)) return null;
  return (
    <Field label={t('entry.field.takenBy')} field="takenBy" error={error}>
      {(control) => (
        <ColleagueSelect
          {...control}
          value={draft.takenBy}
          none={t('entry.takenByMe')}
          onChange={(takenBy) => change({ takenBy })}
        />
      )}
    </Field>
  );
}

function ReceiverFields({ draft, change, error }: PartProps) {
  const { t } = useTranslation();
  const text = (
    name: 'name' | 'phone' | 'province' | 'city' | 'district' | 'detail',
    span: 1 | 3,
    maxLength: number,
  ) => (
    <TextField
      label={t(`entry.field.${name}`)}
      guess={guessOf(draft, name, t)}
      field={`receiver.${name}`}
      error={error}
      span={span}
      maxLength={maxLength}
      autoComplete="off"
      inputMode={name === 'phone' ? 'tel' : 'text'}
      value={draft[name]}
      onText={(value) => change({ [name]: value })}
    />
  );
  return (
    <>
      {text('name', 3, 200)}
      {text('phone', 3, 80)}
      {text('province', 1, 40)}
      {text('city', 1, 40)}
      {text('district', 1, 40)}
      {text('detail', 3, 300)}
    </>
  );
}
