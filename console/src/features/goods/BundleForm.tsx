/** What a bundle is taken apart into: plain SKUs with their quantities, replaced as a whole. (OS-4.3) */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { setBundle } from '../../../../contract/catalog.ts';
import { call, type GivenTo } from '../../app/api.ts';
import { Field } from '../../ui/Field.tsx';
import { FormBody } from '../../ui/form/FormSheet.tsx';
import { useForm } from '../../ui/form/useForm.ts';
import { TextField } from '../../ui/FormParts.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { Sku } from './goodsQueries.ts';
import { useSkuChoices } from './SkuChoice.tsx';

interface Part {
  skuId: string;
  quantity: string;
}

export function BundleForm({ sku }: { sku: Sku }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const choices = useSkuChoices((one) => one.kind === 'plain');
  const parts: Part[] = sku.parts.map(({ skuId, quantity }) => ({ skuId, quantity }));
  const form = useForm({
    schema: setBundle.input,
    initial: { parts: parts.length > 0 ? parts : [{ skuId: '', quantity: '1' }] },
    toInput: (values) => ({ skuId: sku.id, parts: values.parts.filter((part) => part.skuId !== '') }),
    send: async (input) => {
      await call<typeof setBundle>('PUT /skus/:skuId/bundle', input as GivenTo<typeof setBundle>, { ifMatch: sku.rev });
      await queries.invalidateQueries({ queryKey: ['catalog'] });
    },
  });
  const now = form.values.parts;
  const alter = (n: number, change: Partial<Part>) =>
    form.set(
      'parts',
      now.map((part, at) => (at === n ? { ...part, ...change } : part)),
    );
  return (
    <FormBody form={form} submit={t('goods.setBundle')}>
      <h2>{t('goods.field.parts')}</h2>
      {now.map((part, n) => (
        <PartFields
          key={n}
          n={n}
          part={part}
          choices={choices}
          error={form.error}
          onChange={(change) => alter(n, change)}
          onLeave={() => form.leave('parts')}
          onDrop={() =>
            form.set(
              'parts',
              now.filter((_, at) => at !== n),
            )
          }
        />
      ))}
      <AddPart onAdd={() => form.set('parts', [...now, { skuId: '', quantity: '1' }])} />
    </FormBody>
  );
}

function AddPart({ onAdd }: { onAdd: () => void }) {
  const { t } = useTranslation();
  return (
    <p className="row">
      <button type="button" className="btn sm" onClick={onAdd}>
        <Icon name="plus" size={13} />
        {t('goods.addPart')}
      </button>
    </p>
  );
}

interface PartProps {
  n: number;
  part: Part;
  choices: readonly { value: string; label: string }[];
  error: unknown;
  onChange: (change: Partial<Part>) => void;
  onLeave: () => void;
  onDrop: () => void;
}

function PartFields({ n, part, choices, error, onChange, onLeave, onDrop }: PartProps) {
  const { t } = useTranslation();
  return (
    <>
      <Field label={t('goods.field.code')} field={`parts.${n}.skuId`} error={error} span={4}>
        {({ id }) => (
          <select
            id={id}
            className="in"
            value={part.skuId}
            onChange={(event) => onChange({ skuId: event.target.value })}
            onBlur={onLeave}
          >
            <option value="">{t('form.choose')}</option>
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <TextField
        label={t('goods.field.quantity')}
        field={`parts.${n}.quantity`}
        error={error}
        span={1}
        inputMode="decimal"
        value={part.quantity}
        onText={(quantity) => onChange({ quantity })}
        onBlur={onLeave}
      />
      <button type="button" className="btn quiet icon end" aria-label={t('goods.dropPart')} onClick={onDrop}>
        <Icon name="close" size={14} />
      </button>
    </>
  );
}
