/** The gift rules: what is given, under which conditions, how often it was, and how long still. (OS-2.2) */
import { useState } from 'react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { listGiftRules } from '../../../../contract/catalog.ts';
import { call } from '../../app/api.ts';
import { useShops } from '../../app/company.ts';
import { serverNow } from '../../app/serverTime.ts';
import { useMay } from '../../app/session.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Empty } from '../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { ColumnMenu } from '../../ui/table/ColumnMenu.tsx';
import { useColumns } from '../../ui/table/columns.ts';
import type { Column } from '../../ui/table/DataTable.tsx';
import { RowList } from '../../ui/table/RowList.tsx';
import { GiftForm, type GiftRule } from './GiftForm.tsx';
import { useSkuChoices } from './SkuChoice.tsx';

const giftsQuery = queryOptions({
  queryKey: ['gift-rules'],
  queryFn: ({ signal }) => call<typeof listGiftRules>('GET /gift-rules', {}, { signal }),
});

const keyOf = (rule: GiftRule) => rule.id;
const nameOf = (rule: GiftRule) => rule.name;

export function GiftList() {
  const { t } = useTranslation();
  const maySet = useMay()('catalog.set-gift-rule');
  const [open, setOpen] = useState<{ rule: GiftRule | undefined }>();
  const rules = useQuery(giftsQuery);
  const columns = useColumns('gifts', useGiftColumns());
  const none = rules.data?.items.length === 0 ? <Empty why={t('goods.gift.none')} /> : undefined;
  return (
    <>
      <div className="filters">
        <span className="grow" />
        <ColumnMenu {...columns} />
        {maySet && (
          <button type="button" className="btn" onClick={() => setOpen({ rule: undefined })}>
            <Icon name="plus" />
            <span className="word">{t('goods.gift.add')}</span>
          </button>
        )}
      </div>
      {rules.isError && <ErrorStrip error={rules.error} onRetry={() => void rules.refetch()} />}
      <RowList
        label={t('goods.gifts')}
        columns={columns}
        rows={rules.data?.items}
        keyOf={keyOf}
        nameOf={nameOf}
        onOpen={(rule) => maySet && setOpen({ rule })}
        instead={rules.data || rules.isError ? none : <Skeleton rows={10} />}
      />
      {open && (
        <GiftForm
          key={open.rule ? `${open.rule.id}@${open.rule.rev}` : 'new'}
          rule={open.rule}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

function useGiftColumns(): Column<GiftRule>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const skus = new Map(useSkuChoices().map(({ value, label }) => [value, label]));
  const shops = new Map(useShops().map((shop) => [shop.id, shop.name]));
  const column = (
    id: string,
    width: number,
    cell: Column<GiftRule>['cell'],
    more: Partial<Column<GiftRule>> = {},
  ): Column<GiftRule> => ({ id, title: t(`goods.gift.${id}`), width, cell, ...more });
  const conditions = (rule: GiftRule) =>
    [
      rule.shopId && shops.get(rule.shopId),
      rule.sessionId && t('goods.gift.oneSession'),
      rule.minAmount !== null && t('goods.gift.from', { amount: formats.money(rule.minAmount) }),
      rule.containingSkuId && t('goods.gift.with', { sku: skus.get(rule.containingSkuId) ?? '' }),
    ]
      .filter(Boolean)
      .join(t('list.comma'));
  return [
    column('name', 230, (rule) => rule.name, { fixed: true }),
    column('giftSkuId', 210, (rule) => `${skus.get(rule.giftSkuId) ?? ''} ×${rule.quantity}`),
    column('when', 260, conditions, { grows: true }),
    column('validFrom', 120, (rule) => formats.when(rule.validFrom)),
    column('validUntil', 120, (rule) => formats.when(rule.validUntil)),
    column(
      'given',
      110,
      (rule) => (rule.firstN === null ? formats.number(rule.given) : `${rule.given} / ${rule.firstN}`),
      { end: true },
    ),
    column('state', 90, (rule) => <span className="tag">{t(`goods.gift.is.${stateOf(rule)}`)}</span>),
  ];
}

function stateOf(rule: GiftRule): 'off' | 'before' | 'over' | 'on' {
  const now = serverNow();
  if (!rule.active) return 'off';
  if (Date.parse(rule.validFrom) > now) return 'before';
  return Date.parse(rule.validUntil) <= now || (rule.firstN !== null && rule.given >= rule.firstN) ? 'over' : 'on';
}
