/** Corrects the kinds of an order and their details in place: what a person's detail holds stays while its field is empty. (OS-2.3, PD-3.2) */
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useT } from '../../i18n/useT.ts';
import type { attachScan } from '../../../../contract/entry.ts';
import { correctOrder } from '../../../../contract/orders.ts';
import type { OrderView } from '../../../../contract/order-views.ts';
import { call, type GivenTo } from '../../app/api.ts';
import { newKey } from '../../app/newKey.ts';
import { FormText } from '../../ui/form/fields.tsx';
import { SmallForm } from '../../ui/form/SmallForm.tsx';
import { useForm } from '../../ui/form/useForm.ts';
import { afterAction } from '../orders/afterAction.ts';
import { detailsToSend, valuesOf } from './correctedDetails.ts';
import { SpecialFields } from './SpecialFields.tsx';

export function CorrectSpecial({ order, onDone }: { order: OrderView; onDone: () => void }) {
  const t = useT();
  const queries = useQueryClient();
  const [before] = useState(() => ({ rev: order.rev, ...valuesOf(order) }));
  const form = useForm({
    schema: correctOrder.input,
    initial: { flags: before.flags, details: before.details, reason: '' },
    toInput: ({ reason, ...values }) => ({
      orderId: order.id,
      flags: values.flags,
      details: detailsToSend(before, values),
      reason,
    }),
    send: async (input) => {
      const given = input as GivenTo<typeof correctOrder>;
      await call<typeof correctOrder>('PATCH /orders/:orderId', given, {
        ifMatch: before.rev,
        idempotencyKey: newKey(),
      });
      onDone();
      await afterAction(queries, order.id);
    },
  });
  const { values, set, error } = form;
  const attach = useAttached(order.id);
  return (
    <SmallForm
      form={form}
      submit={t('special.correct')}
      onCancel={onDone}
      className="correct-special"
      label={t('special.correct')}
    >
      <div className="fs">
        <SpecialFields
          values={values}
          error={error}
          onChange={({ flags, details }) => {
            set('flags', flags);
            set('details', details);
          }}
          kept={before.kept}
          attach={attach}
        />
        <FormText form={form} name="reason" label={t('orders.field.reason')} span={6} />
      </div>
    </SmallForm>
  );
}

/** A file is a paper of the order before it is the detail of its kind. */
function useAttached(orderId: string) {
  const queries = useQueryClient();
  return async (scanId: string) => {
    await call<typeof attachScan>('POST /orders/:orderId/scans', { orderId, scanId });
    await queries.invalidateQueries({ queryKey: ['entry', 'papers', orderId] });
  };
}
