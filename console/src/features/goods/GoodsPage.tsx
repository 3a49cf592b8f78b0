/** The goods: what is sold, with codes and prices; and how much of it lies where. Two lists behind one address. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { Segments } from '../../ui/Segments.tsx';
import { KeyHints } from '../../ui/keys/KeyCap.tsx';
import { ProductList } from './ProductList.tsx';
import { StockList } from './StockList.tsx';

export function GoodsPage() {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate();
  const { tab } = useSearch({ strict: false }) as { tab?: 'stock' };
  const shown = tab === 'stock' && may('inventory.list') ? 'stock' : 'products';
  return (
    <>
      <div className="head">
        <h1>{t('area.catalog')}</h1>
        {may('inventory.list') && (
          <Segments
            label=""
            value={shown}
            onChange={(next) => void navigate({ to: '/goods', search: next === 'stock' ? { tab: 'stock' } : {} })}
            choices={[
              ['products', t('goods.products')],
              ['stock', t('goods.stock')],
            ]}
          />
        )}
      </div>
      {shown === 'stock' ? <StockList /> : <ProductList />}
      <footer className="foot">
        <KeyHints />
      </footer>
    </>
  );
}
