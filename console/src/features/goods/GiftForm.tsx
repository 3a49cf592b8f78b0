/** A rule that gives something with an order: by shop, session, time, amount or product, to all or to the first so many. (OS-2.2) */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { setGiftRule, type listGiftRules } from '../../../../contract/catalog.ts';
import type { OutputOf } from '../../../../contract/kit.ts';
import { call, type GivenTo } from '../../app/api.ts';
import { companyQuery, useShops } from '../../app/company.ts';
import { serverNow } from '../../app/serverTime.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { instantOf, localTime } from '../../ui/form/companyTime.ts';
import { FormCheck, FormChoice, FormText } from '../../ui/form/fields.tsx';
import { FormSheet } from '../../ui/form/FormSheet.tsx';
import { useForm } from '../../ui/form/useForm.ts';
import { useSkuChoices } from './SkuChoice.tsx';

export type GiftRule = OutputOf<typeof listGiftRules>['items'][number];

function valuesOf(rule: GiftRule | undefined) {
  return {
    name: rule?.name ?? '',
    giftSkuId: rule?.giftSkuId ?? '',
    quantity: rule?.quantity ?? '1',
    validFrom: rule ? localTime(rule.validFrom) : '',
    validUntil: rule ? localTime(rule.validUntil) : '',
    shopId: rule?.shopId ?? '',
    sessionId: rule?.sessionId ?? '',
    minAmount: rule?.minAmount == null ? '' : String(rule.minAmount / 100),
    containingSkuId: rule?.containingSkuId ?? '',
    firstN: rule?.firstN == null ? '' : String(rule.firstN),
    holdsBack: rule?.holdsBack ?? false,
    active: rule?.active ?? true,
  };
}

/** What is not filled in is no condition. */
function inputOf(rule: GiftRule | undefined, values: ReturnType<typeof valuesOf>) {
  const { validFrom, validUntil, shopId, sessionId, minAmount, containingSkuId, firstN, ...rest } = values;
  return {
    ...rest,
    ...(rule ? { ruleId: rule.id } : {}),
    validFrom: instantOf(validFrom),
    validUntil: instantOf(validUntil),
    shopId: shopId || null,
    sessionId: sessionId || null,
    containingSkuId: containingSkuId || null,
    minAmount: minAmount.trim() === '' ? null : Math.round(Number(minAmount) * 100),
    firstN: firstN.trim() === '' ? null : Number(firstN),
  };
}

export function GiftForm({ rule, onClose }: { rule: GiftRule | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const skus = useSkuChoices();
  const shops = useShops().map((shop) => ({ value: shop.id, label: shop.name }));
  const form = useForm({
    schema: setGiftRule.input,
    initial: valuesOf(rule),
    toInput: (values) => inputOf(rule, values),
    send: async (input) => {
      const given = input as GivenTo<typeof setGiftRule>;
      await call<typeof setGiftRule>('POST /gift-rules', given, rule ? { ifMatch: rule.rev } : {});
      await queries.invalidateQueries({ queryKey: ['gift-rules'] });
      onClose();
    },
    draft: `gift.${rule?.id ?? 'new'}`,
  });
  const every = t('goods.gift.every');
  const field = <N extends keyof ReturnType<typeof valuesOf>>(name: N) => ({
    form,
    name,
    label: t(`goods.gift.${name}`),
  });
  return (
    <FormSheet title={rule?.name ?? t('goods.gift.add')} onClose={onClose} form={form}>
      <FormText {...field('name')} span={6} />
      <FormChoice {...field('giftSkuId')} span={4} choices={skus} />
      <FormText {...field('quantity')} span={2} inputMode="decimal" />
      <FormText {...field('validFrom')} type="datetime-local" />
      <FormText {...field('validUntil')} type="datetime-local" />
      <h2>{t('goods.gift.when')}</h2>
      <FormChoice {...field('shopId')} choices={shops} none={every} />
      <FormChoice {...field('sessionId')} choices={useSessionChoices(rule)} none={every} />
      <FormText {...field('minAmount')} inputMode="decimal" hint={t('goods.gift.minAmountHint')} />
      <FormChoice {...field('containingSkuId')} choices={skus} none={every} />
      <FormText {...field('firstN')} inputMode="numeric" hint={t('goods.gift.firstNHint')} />
      <FormCheck {...field('holdsBack')} hint={t('goods.gift.holdsBackHint')} />
      <FormCheck {...field('active')} />
    </FormSheet>
  );
}

/** Sessions that are still to come or on, and the one that the rule names already. */
function useSessionChoices(rule: GiftRule | undefined) {
  const formats = useFormats();
  const company = useQuery(companyQuery).data;
  const rooms = new Map(company?.rooms.map((room) => [room.id, room.name]));
  const wanted = rule?.sessionId;
  return (company?.sessions ?? [])
    .filter((one) => one.id === wanted || (!one.cancelled && Date.parse(one.endsAt) > serverNow()))
    .map((one) => ({ value: one.id, label: `${rooms.get(one.roomId) ?? ''} ${formats.when(one.startsAt)}` }));
}
