/** One SKU: its particulars, and its prices with the time in which each holds. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changeSku, goodsName, setPrice, type withdrawPrice } from '../../../../contract/catalog.ts';
import { call, type GivenTo } from '../../app/api.ts';
import { useShops } from '../../app/company.ts';
import { useMay } from '../../app/session.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { FormCheck, FormChoice, FormText } from '../../ui/form/fields.tsx';
import { instantOf } from '../../ui/form/companyTime.ts';
import { FormBody, SideSheet } from '../../ui/form/FormSheet.tsx';
import { useForm } from '../../ui/form/useForm.ts';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import { BundleForm } from './BundleForm.tsx';
import { pricesQuery, type Sku } from './goodsQueries.ts';

export function SkuSheet({ sku, onClose }: { sku: Sku; onClose: () => void }) {
  const may = useMay();
  return (
    <SideSheet title={`${sku.code} ${goodsName(sku)}`} onClose={onClose}>
      {may('catalog.change-sku') && <Particulars sku={sku} />}
      {sku.kind === 'bundle' && may('catalog.set-bundle') && <BundleForm sku={sku} />}
      {may('catalog.prices') && <Prices skuId={sku.id} />}
      {may('catalog.set-price') && <NewPrice skuId={sku.id} />}
    </SideSheet>
  );
}

const checks = ['serial', 'custom', 'freight', 'installation', 'active'] as const;

function Particulars({ sku }: { sku: Sku }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { code, name, unit, serial, custom, freight, installation, active } = sku;
  const initial = {
    ...{ code, name, unit, serial, custom, freight, installation, active },
    barcodes: sku.barcodes.join(' '),
    presaleDays: sku.presaleDays === null ? '' : String(sku.presaleDays),
  };
  const form = useForm({
    schema: changeSku.input,
    initial,
    toInput: ({ barcodes, presaleDays, ...values }) => ({
      skuId: sku.id,
      ...values,
      barcodes: barcodes.split(/[\s,，、]+/).filter(Boolean),
      presaleDays: presaleDays === '' ? null : Number(presaleDays),
    }),
    send: async (input) => {
      await call<typeof changeSku>('PATCH /skus/:skuId', input as GivenTo<typeof changeSku>, { ifMatch: sku.rev });
      await queries.invalidateQueries({ queryKey: ['catalog'] });
    },
    draft: `sku.${sku.id}`,
  });
  return (
    <FormBody form={form}>
      <FormText form={form} name="code" label={t('goods.field.code')} span={2} />
      <FormText form={form} name="name" label={t('goods.field.skuName')} span={2} />
      <FormText form={form} name="unit" label={t('goods.field.unit')} span={1} />
      <FormText form={form} name="presaleDays" label={t('goods.field.presaleDays')} span={1} inputMode="numeric" />
      <FormText form={form} name="barcodes" label={t('goods.field.barcodes')} span={6} hint={t('form.commas')} />
      {checks.map((check) => (
        <FormCheck key={check} form={form} name={check} label={t(`goods.check.${check}`)} span={2} />
      ))}
    </FormBody>
  );
}

function Prices({ skuId }: { skuId: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const may = useMay();
  const shops = useShops();
  const queries = useQueryClient();
  const prices = useQuery(pricesQuery(skuId));
  const withdrawing = useSend(async (priceId: string) => {
    await call<typeof withdrawPrice>('POST /prices/:priceId/withdrawal', { priceId });
    await Promise.all(['prices', 'catalog'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  });
  return (
    <section className="side-part">
      <h2>{t('goods.prices')}</h2>
      <ul>
        {prices.data?.items.map((price) => (
          <li key={price.id} className="row">
            <b>{formats.price(price.unitPrice)}</b>
            {price.minQuantity && (
              <span>{t('goods.fromQuantity', { quantity: formats.decimal(price.minQuantity) })}</span>
            )}
            <span>{shops.find((shop) => shop.id === price.shopId)?.name ?? t('goods.general')}</span>
            <span className="sub grow">
              {formats.when(price.validFrom)} – {price.validUntil && formats.when(price.validUntil)}
            </span>
            {price.withdrawn && <span className="tag">{t('goods.withdrawn')}</span>}
            {!price.withdrawn && may('catalog.withdraw-price') && (
              <button type="button" className="btn quiet sm" onClick={() => withdrawing.send(price.id)}>
                {t('goods.withdraw')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <RefusalText error={withdrawing.error} />
    </section>
  );
}

function NewPrice({ skuId }: { skuId: string }) {
  const { t } = useTranslation();
  const shops = useShops();
  const queries = useQueryClient();
  const form = useForm({
    schema: setPrice.input,
    initial: { unitPrice: '', minQuantity: '', shopId: '', validFrom: '', validUntil: '' },
    toInput: ({ unitPrice, minQuantity, shopId, validFrom, validUntil }) => ({
      skuId,
      unitPrice,
      minQuantity: minQuantity === '' ? null : minQuantity,
      shopId: shopId === '' ? null : shopId,
      ...(validFrom === '' ? {} : { validFrom: instantOf(validFrom) }),
      validUntil: validUntil === '' ? null : instantOf(validUntil),
    }),
    send: async (input) => {
      await call<typeof setPrice>('POST /skus/:skuId/prices', input as GivenTo<typeof setPrice>);
      await Promise.all(['prices', 'catalog'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    },
  });
  return (
    <FormBody form={form} submit={t('goods.setPrice')}>
      <h2>{t('goods.newPrice')}</h2>
      <FormText form={form} name="unitPrice" label={t('goods.field.price')} span={2} inputMode="decimal" />
      <FormText form={form} name="minQuantity" label={t('goods.field.minimum')} span={2} inputMode="decimal" />
      <FormChoice
        form={form}
        name="shopId"
        label={t('goods.field.shop')}
        span={2}
        none={t('goods.general')}
        choices={shops.map((shop) => ({ value: shop.id, label: shop.name }))}
      />
      <FormText
        form={form}
        name="validFrom"
        label={t('goods.field.validFrom')}
        type="datetime-local"
        hint={t('goods.nowElse')}
      />
      <FormText form={form} name="validUntil" label={t('goods.field.validUntil')} type="datetime-local" />
    </FormBody>
  );
}
