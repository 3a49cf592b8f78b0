/** Who orders, through which channel, and where the goods go. */
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useShops } from '../../app/company.ts';
import { ClauseChip } from '../../ui/clause/ClauseChip.tsx';
import { Field } from '../../ui/Field.tsx';
import type { Draft } from './draft.ts';
import type { PartProps } from './NewOrderPage.tsx';

const channels = ['phone', 'fax', 'email', 'visit', 'social', 'site', 'platform'] as const;

type TextName = 'name' | 'phone' | 'province' | 'city' | 'district' | 'detail' | 'externalNo';

export function CustomerPart({ draft, change, error }: PartProps) {
  const { t } = useTranslation();
  const shops = useShops();
  const text = (name: TextName, path: string, span: 1 | 2 | 3 | 4 | 6, more: { inputMode?: 'tel'; required?: boolean; maxLength?: number } = {}) => (
    <Field label={t(`entry.field.${name}`)} field={path} error={error} span={span}>
      {({ id, describedBy }) => <input id={id} aria-describedby={describedBy} className="in" autoComplete="off" value={draft[name]} onChange={(event) => change({ [name]: event.target.value })} {...more} />}
    </Field>
  );
  return (
    <section className="fs">
      <h2>
        {t('entry.customer')} <ClauseChip clause="CC-2.1" />
      </h2>
      <Field label={t('entry.field.shopId')} field="shopId" error={error}>
        {({ id }) => <Select id={id} autoFocus showSearch={{ optionFilterProp: 'label' }} className="wide" value={draft.shopId || null} placeholder={t('entry.chooseShop')} options={shops.map((shop) => ({ value: shop.id, label: shop.name }))} onChange={(shopId: string) => change({ shopId })} />}
      </Field>
      <Field label={t('entry.field.channel')} field="channel" error={error}>
        {({ id }) => <Select id={id} className="wide" value={draft.channel} options={channels.map((value) => ({ value, label: t(`orders.channel.${value}`) }))} onChange={(channel: Draft['channel']) => change({ channel })} />}
      </Field>
      {text('externalNo', 'externalNo', 2, { maxLength: 80 })}
      {text('name', 'receiver.name', 3, { required: true, maxLength: 200 })}
      {text('phone', 'receiver.phone', 3, { inputMode: 'tel', required: true, maxLength: 80 })}
      {text('province', 'receiver.province', 1, { maxLength: 40 })}
      {text('city', 'receiver.city', 1, { maxLength: 40 })}
      {text('district', 'receiver.district', 1, { maxLength: 40 })}
      {text('detail', 'receiver.detail', 3, { maxLength: 300 })}
    </section>
  );
}
