/** Receives goods, or corrects the stock of one SKU in one warehouse with a reason; a correction that is not one is refused. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { goodsName } from '../../../../contract/catalog.ts';
import { adjustStock, receiveStock } from '../../../../contract/inventory.ts';
import { call, type GivenTo } from '../../app/api.ts';
import { useWarehouses } from '../../app/company.ts';
import { useMay } from '../../app/session.ts';
import { FormChoice, FormText } from '../../ui/form/fields.tsx';
import { FormBody, SideSheet } from '../../ui/form/FormSheet.tsx';
import { useForm } from '../../ui/form/useForm.ts';
import { catalogQuery, type StockRow } from './goodsQueries.ts';

interface StockFormProps {
  row: StockRow | undefined;
  onClose: () => void;
}

export function StockForm({ row, onClose }: StockFormProps) {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <SideSheet title={row ? `${row.warehouse} · ${row.skuCode} ${row.skuName}` : t('goods.receive')} onClose={onClose}>
      {may('inventory.receive') && <Receive row={row} onClose={onClose} />}
      {row && may('inventory.adjust') && <Adjust row={row} onClose={onClose} />}
    </SideSheet>
  );
}

function useAfter(onClose: () => void): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: ['stock'] });
    onClose();
  };
}

function Receive({ row, onClose }: StockFormProps) {
  const { t } = useTranslation();
  const warehouses = useWarehouses();
  const skus = useQuery(catalogQuery(false)).data ?? [];
  const after = useAfter(onClose);
  const form = useForm({
    schema: receiveStock.input,
    initial: { warehouseId: row?.warehouseId ?? '', skuId: row?.skuId ?? '', quantity: '', reference: '' },
    toInput: ({ warehouseId, skuId, quantity, reference }) => ({
      warehouseId,
      reference,
      lines: [{ skuId, quantity }],
    }),
    send: async (input) => {
      await call<typeof receiveStock>('POST /stock/receipts', input as GivenTo<typeof receiveStock>);
      await after();
    },
  });
  return (
    <FormBody form={form} submit={t('goods.receive')}>
      <h2>{t('goods.receive')}</h2>
      {!row && (
        <>
          <FormChoice
            form={form}
            name="warehouseId"
            label={t('goods.field.warehouse')}
            choices={warehouses.map((one) => ({ value: one.id, label: one.name }))}
          />
          <FormChoice
            form={form}
            name="skuId"
            label={t('goods.field.code')}
            choices={skus
              .filter((sku) => sku.kind === 'plain')
              .map((sku) => ({ value: sku.id, label: `${sku.code} ${goodsName(sku)}` }))}
          />
        </>
      )}
      <FormText form={form} name="quantity" label={t('goods.field.quantity')} span={2} inputMode="decimal" />
      <FormText form={form} name="reference" label={t('goods.field.reference')} span={4} />
    </FormBody>
  );
}

function Adjust({ row, onClose }: { row: StockRow; onClose: () => void }) {
  const { t } = useTranslation();
  const after = useAfter(onClose);
  const form = useForm({
    schema: adjustStock.input,
    initial: { change: '', reason: '' },
    toInput: ({ change, reason }) => ({
      warehouseId: row.warehouseId,
      reason,
      lines: [{ skuId: row.skuId, change }],
    }),
    send: async (input) => {
      await call<typeof adjustStock>('POST /stock/adjustments', input as GivenTo<typeof adjustStock>);
      await after();
    },
  });
  return (
    <FormBody form={form} submit={t('goods.adjust')}>
      <h2>{t('goods.adjust')}</h2>
      <FormText form={form} name="change" label={t('goods.field.change')} span={2} hint={t('goods.changeHint')} />
      <FormText form={form} name="reason" label={t('orders.field.reason')} span={4} />
    </FormBody>
  );
}
