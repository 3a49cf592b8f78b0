/** A code of the shop is said to be a product of ours: all that waited for it goes on by itself. (PD-3.2) */
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mapSku } from '../../../../contract/channels.ts';
import { call, type GivenTo } from '../../app/api.ts';
import { FormText } from '../../ui/form/fields.tsx';
import { SmallForm } from '../../ui/form/SmallForm.tsx';
import { useForm } from '../../ui/form/useForm.ts';

interface MapSkuFormProps {
  connectionId: string;
  /** Given where it is known which code is to be mapped. */
  code?: string;
  suggestion?: string;
}

export function MapSkuForm({ connectionId, code: given, suggestion = '' }: MapSkuFormProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [rerun, setRerun] = useState<number>();
  const form = useForm({
    schema: mapSku.input,
    initial: { code: given ?? '', sku: suggestion },
    toInput: (values) => ({ connectionId, ...values }),
    send: async (input) => {
      const answer = await call<typeof mapSku>('POST /connections/:connectionId/skus', input as GivenTo<typeof mapSku>);
      setRerun(answer.rerun);
      await queries.invalidateQueries({ queryKey: ['channels'] });
    },
  });
  return (
    <SmallForm
      form={form}
      submit={t('channels.map')}
      beside={rerun !== undefined && <span role="status">{t('channels.mapped', { count: rerun })}</span>}
    >
      <div className="fs">
        {given === undefined && <FormText form={form} name="code" label={t('channels.shopCode')} span={2} />}
        <FormText form={form} name="sku" label={t('channels.ourSku')} span={2} />
      </div>
    </SmallForm>
  );
}
