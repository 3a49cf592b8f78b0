/** The goods: what is sold, with codes and prices; how much of it lies where, and what is given with it. Three lists behind one address. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { Segments } from '../../ui/Segments.tsx';
import { KeyHints } from '../../ui/keys/KeyCap.tsx';
import { GiftList } from './GiftList.tsx';
import type { GoodsSearch } from './goodsSearch.ts';
import { ProductList } from './ProductList.tsx';
import { StockList } from './StockList.tsx';

type GoodsTab = 'products' | 'stock' | 'gifts';

export function GoodsPage() {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as GoodsSearch;
  const tabs: [GoodsTab, string][] = [
    ['products', t('goods.products')],
    ...(may('inventory.list') ? [['stock', t('goods.stock')] as [GoodsTab, string]] : []),
    ...(may('catalog.gift-rules') ? [['gifts', t('goods.gifts')] as [GoodsTab, string]] : []),
  ];
  const shown = tabs.find(([tab]) => tab === search.tab)?.[0] ?? 'products';
  const go = (next: GoodsSearch, replace = true) => void navigate({ to: '/goods', search: next, replace });
  return (
    <>
      <div className="head">
        <h1>{t('area.catalog')}</h1>
        <Segments
          label=""
          value={shown}
          onChange={(next) => go(next === 'products' ? {} : { tab: next }, false)}
          choices={tabs}
        />
      </div>
      {shown === 'gifts' && <GiftList />}
      {shown === 'stock' && (
        <StockList search={search} onSearch={(next, replace) => go({ tab: 'stock', ...next }, replace)} />
      )}
      {shown === 'products' && <ProductList search={search} onSearch={go} />}
      <footer className="foot">
        <KeyHints />
      </footer>
    </>
  );
}
