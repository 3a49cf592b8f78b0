/** Corrects the kinds of an order and their details in place: what a person's detail holds stays while its field is empty. (OS-2.3, PD-3.2) */
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { correctOrder } from '../../../../contract/orders.ts';
import type { OrderView } from '../../../../contract/order-views.ts';
import { call } from '../../app/api.ts';
import { closesOnEscape, FormButtons, ReasonField } from '../../ui/FormParts.tsx';
import { useUnsaved } from '../../ui/form/useUnsaved.ts';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import { afterAction } from '../orders/afterAction.ts';
import { detailsToSend, valuesOf } from './correctedDetails.ts';
import { SpecialFields } from './SpecialFields.tsx';

export function CorrectSpecial({ order, onDone }: { order: OrderView; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [before] = useState(() => ({ rev: order.rev, ...valuesOf(order) }));
  const [values, setValues] = useState({ flags: before.flags, details: before.details });
  const [reason, setReason] = useState('');
  const sending = useSend(async () => {
    const { flags } = values;
    await call<typeof correctOrder>(
      'PATCH /orders/:orderId',
      { orderId: order.id, flags, details: detailsToSend(before, values), reason },
      { ifMatch: before.rev, idempotencyKey: crypto.randomUUID() },
    );
    onDone();
    await afterAction(queries, order.id);
  });
  useUnsaved(values.flags !== before.flags || values.details !== before.details);
  return (
    <form
      className="correct-special"
      aria-label={t('special.correct')}
      onSubmit={(event) => {
        event.preventDefault();
        sending.send();
      }}
      onKeyDown={closesOnEscape(onDone)}
    >
      <div className="fs">
        <SpecialFields values={values} error={sending.error} onChange={setValues} kept={before.kept} />
        <ReasonField error={sending.error} value={reason} onText={setReason} span={6} />
      </div>
      <FormButtons submit={t('special.correct')} busy={sending.busy} onCancel={onDone} />
      <RefusalText error={sending.error} />
    </form>
  );
}
