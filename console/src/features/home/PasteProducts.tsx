/** Products of an empty company, pasted from a spreadsheet; what went in leaves the field, what was refused stays in it with the reason. */
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { addProduct } from '../../../../contract/catalog.ts';
import { call } from '../../app/api.ts';
import { Field } from '../../ui/Field.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import { readPasted, withoutCode, type PastedProduct } from './pastedProducts.ts';

const addOne = ({ code, name, price }: PastedProduct) =>
  call<typeof addProduct>('POST /products', { code, name, skus: [{ code, name, unitPrice: price }] });

export function PasteProducts() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const { products, wrong } = readPasted(text);
  const sending = useSend(async () => {
    for (const product of products) {
      await addOne(product);
      setText((present) => withoutCode(present, product.code));
    }
    await queries.invalidateQueries({ queryKey: ['home'] });
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sending.send();
      }}
    >
      <Field label={t('tour.paste')} field="products" error={undefined} span={6}>
        {({ id, describedBy }) => (
          <textarea
            id={id}
            aria-describedby={describedBy}
            className="in"
            rows={5}
            value={text}
            placeholder={t('tour.pasteExample')}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      {wrong.length > 0 && <p className="refusal">{t('tour.pasteWrong', { lines: wrong.join(t('list.and')) })}</p>}
      <p className="row">
        <button type="submit" className="btn pri" disabled={sending.busy || products.length === 0}>
          {t('tour.addProducts', { count: products.length })}
        </button>
      </p>
      <RefusalText error={sending.error} />
    </form>
  );
}
