/** Finds a product by code, barcode, name or pinyin initials as it is typed, with its price in the shop that was chosen. */
import { useState } from 'react';
import { Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { goodsName, type searchSkus } from '../../../../contract/catalog.ts';
import type { OutputOf } from '../../../../contract/kit.ts';
import { call } from '../../app/api.ts';
import { useAsked } from '../../ui/useAsked.ts';

export type FoundSku = OutputOf<typeof searchSkus>['items'][number];

const PAUSE_MS = 150;

export function SkuSearch({ shopId, onFound }: { shopId: string; onFound: (sku: FoundSku) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const asked = useAsked(text, PAUSE_MS);
  const found = useQuery({
    queryKey: ['skus', asked, shopId],
    queryFn: ({ signal }) =>
      call<typeof searchSkus>('GET /skus', { text: asked, ...(shopId ? { shopId } : {}) }, { signal }),
    enabled: asked.length > 0,
    placeholderData: (before) => before,
  });
  const skus = asked.length > 0 ? (found.data?.items ?? []) : [];
  return (
    <Select
      className="wide sku-search"
      aria-label={t('entry.findSku')}
      placeholder={t('entry.findSku')}
      value={null}
      showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
      notFoundContent={asked && !found.isFetching ? t('entry.noSku', { text: asked }) : null}
      onSelect={(_: unknown, option: { sku: FoundSku }) => {
        setText('');
        onFound(option.sku);
      }}
      options={skus.map((sku) => ({
        value: sku.code,
        sku,
        label: (
          <span className="sku-option">
            <span>{sku.code}</span>
            <span className="cut">{goodsName(sku)}</span>
            <span>{sku.kind === 'bundle' && <span className="tag">{t('orders.bundle')}</span>}</span>
            <span className="num">{sku.price ?? '—'}</span>
          </span>
        ),
      }))}
    />
  );
}
