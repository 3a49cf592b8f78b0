/** The goods: what is sold, with codes and prices; and how much of it lies where. Two lists behind one address. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { Segments } from '../../ui/Segments.tsx';
import { KeyHints } from '../../ui/keys/KeyCap.tsx';
import type { GoodsSearch } from './goodsSearch.ts';
import { ProductList } from './ProductList.tsx';
import { StockList } from './StockList.tsx';

export function GoodsPage() {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as GoodsSearch;
  const shown = search.tab === 'stock' && may('inventory.list') ? 'stock' : 'products';
  const go = (next: GoodsSearch, replace = true) => void navigate({ to: '/goods', search: next, replace });
  return (
    <>
      <div className="head">
        <h1>{t('area.catalog')}</h1>
        {may('inventory.list') && (
          <Segments
            label=""
            value={shown}
            onChange={(next) => go(next === 'stock' ? { tab: 'stock' } : {}, false)}
            choices={[
              ['products', t('goods.products')],
              ['stock', t('goods.stock')],
            ]}
          />
        )}
      </div>
      {shown === 'stock' ? (
        <StockList search={search} onSearch={(next, replace) => go({ tab: 'stock', ...next }, replace)} />
      ) : (
        <ProductList search={search} onSearch={go} />
      )}
      <footer className="foot">
        <KeyHints />
      </footer>
    </>
  );
}
