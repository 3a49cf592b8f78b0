/** On the order's page: its exceptions with their state and limit, and a new one opened in place. (PD-3.4) */
import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useT } from '../../i18n/useT.ts';
import { openException } from '../../../../contract/exceptions.ts';
import type { OrderView } from '../../../../contract/order-views.ts';
import { call, type GivenTo } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { useName } from '../../i18n/useFormats.ts';
import { FormChoice, FormText } from '../../ui/form/fields.tsx';
import { SmallForm } from '../../ui/form/SmallForm.tsx';
import { useForm } from '../../ui/form/useForm.ts';
import { useCauses } from './causes.ts';
import { DueCell } from './DueCell.tsx';
import { ofOrderQuery } from './exceptionQueries.ts';
import './exceptions.css';

export function OrderExceptions({ order }: { order: OrderView }) {
  const t = useT();
  const name = useName();
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const rows = useQuery({ ...ofOrderQuery(order.id), enabled: may('exceptions.list') }).data?.items ?? [];
  const mayOpen = may('exceptions.open');
  if (rows.length === 0 && !mayOpen) return null;
  return (
    <section className="side-part order-exceptions">
      <h2>{t('exceptions.title')}</h2>
      {rows.map((row) => (
        <p key={row.id}>
          <Link to="/exceptions" search={{ queue: 'open', open: row.id }}>
            {name(row.title)}
          </Link>{' '}
          <DueCell row={row} /> <span className="sub">{row.person?.name ?? t('exceptions.nobody')}</span>
        </p>
      ))}
      {mayOpen && !asking && (
        <button type="button" className="link" onClick={() => setAsking(true)}>
          {t('exceptions.step.open')}
        </button>
      )}
      {asking && <OpenForm orderId={order.id} onDone={() => setAsking(false)} />}
    </section>
  );
}

function OpenForm({ orderId, onDone }: { orderId: string; onDone: () => void }) {
  const t = useT();
  const queries = useQueryClient();
  const causes = useCauses('exception');
  const first = causes[0]?.name ?? '';
  const form = useForm({
    schema: openException.input,
    initial: { kind: '', cause: '' },
    toInput: ({ kind, cause }) => ({ orderId, kind: kind || first, cause }),
    send: async (input) => {
      await call<typeof openException>('POST /orders/:orderId/exceptions', input as GivenTo<typeof openException>);
      await queries.invalidateQueries({ queryKey: ['exceptions'] });
      onDone();
    },
  });
  return (
    <SmallForm form={form} submit={t('exceptions.step.open')} onCancel={onDone}>
      <div className="fs">
        <FormChoice
          form={form}
          name="kind"
          label={t('exceptions.column.kind')}
          span={6}
          none={causes[0]?.label ?? ''}
          choices={causes.slice(1).map((one) => ({ value: one.name, label: one.label }))}
        />
        <FormText form={form} name="cause" label={t('exceptions.cause')} span={6} />
      </div>
    </SmallForm>
  );
}
