/** What of a product is available where; oversold stock says so before it is promised again. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { listStock } from '../../../../contract/inventory.ts';
import { call } from '../../app/api.ts';
import { useFormats } from '../../i18n/useFormats.ts';

export function Available({ skuId, wanted }: { skuId: string; wanted: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const stock = useQuery({
    queryKey: ['stock', skuId],
    queryFn: ({ signal }) => call<typeof listStock>('GET /stock', { skuId }, { signal }),
    staleTime: 30_000,
  });
  if (!stock.data) return null;
  const most = Math.max(...stock.data.items.map((one) => Number(one.available)), 0);
  const told = stock.data.items
    .map((one) => `${one.warehouse} ${formats.decimal(one.available)}`)
    .join(t('list.comma'));
  return (
    <span className={Number(wanted) > most ? 'sub short' : 'sub'}>
      {told ? t('entry.available', { where: told }) : t('entry.noStock')}
    </span>
  );
}
