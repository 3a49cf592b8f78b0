/** Adds a product with its first SKU and, where it is known, the general price. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { addProduct } from '../../../../contract/catalog.ts';
import { call, type GivenTo } from '../../app/api.ts';
import { FormChoice, FormText } from '../../ui/form/fields.tsx';
import { FormSheet } from '../../ui/form/FormSheet.tsx';
import { useForm } from '../../ui/form/useForm.ts';

const blank = {
  code: '',
  name: '',
  category: '',
  skuCode: '',
  skuName: '',
  kind: 'plain',
  unit: '件',
  unitPrice: '',
  barcodes: '',
};

export function NewProduct({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useForm({
    schema: addProduct.input,
    initial: blank,
    toInput: ({ code, name, category, skuCode, skuName, kind, unit, unitPrice, barcodes }) => ({
      code,
      name,
      category,
      skus: [
        {
          code: skuCode,
          name: skuName,
          kind,
          unit,
          barcodes: barcodes.split(/[\s,，、]+/).filter(Boolean),
          ...(unitPrice === '' ? {} : { unitPrice }),
        },
      ],
    }),
    send: async (input) => {
      await call<typeof addProduct>('POST /products', input as GivenTo<typeof addProduct>);
      await queries.invalidateQueries({ queryKey: ['catalog'] });
      onClose();
    },
    draft: 'product',
  });
  return (
    <FormSheet title={t('goods.add')} onClose={onClose} form={form} submit={t('goods.add')}>
      <FormText form={form} name="code" label={t('goods.field.productCode')} span={2} />
      <FormText form={form} name="name" label={t('goods.field.productName')} span={2} />
      <FormText form={form} name="category" label={t('goods.field.category')} span={2} />
      <h2>{t('goods.firstSku')}</h2>
      <FormText form={form} name="skuCode" label={t('goods.field.code')} span={2} />
      <FormText form={form} name="skuName" label={t('goods.field.skuName')} span={2} />
      <FormChoice
        form={form}
        name="kind"
        label={t('goods.field.kind')}
        span={2}
        choices={['plain', 'bundle'].map((value) => ({ value, label: t(`goods.kind.${value}`) }))}
      />
      <FormText form={form} name="unit" label={t('goods.field.unit')} span={1} />
      <FormText form={form} name="unitPrice" label={t('goods.field.price')} span={1} inputMode="decimal" />
      <FormText form={form} name="barcodes" label={t('goods.field.barcodes')} span={4} hint={t('form.commas')} />
    </FormSheet>
  );
}
