/** On the order's page: its exceptions with their state and limit, and a new one opened in place. (PD-3.4) */
import { useId, useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { openException } from '../../../../contract/exceptions.ts';
import type { OrderView } from '../../../../contract/order-views.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { useName } from '../../i18n/useFormats.ts';
import { closesOnEscape, FormButtons } from '../../ui/FormParts.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import { useCauses } from './causes.ts';
import { DueCell } from './DueCell.tsx';
import { ofOrderQuery } from './exceptionQueries.ts';
import './exceptions.css';

export function OrderExceptions({ order }: { order: OrderView }) {
  const { t } = useTranslation();
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
  const { t } = useTranslation();
  const id = useId();
  const queries = useQueryClient();
  const causes = useCauses('exception');
  const [kind, setKind] = useState('');
  const [cause, setCause] = useState('');
  const sending = useSend(async () => {
    const input = { orderId, kind: kind || (causes[0]?.name ?? ''), cause: cause.trim() };
    await call<typeof openException>('POST /orders/:orderId/exceptions', input);
    await queries.invalidateQueries({ queryKey: ['exceptions'] });
    onDone();
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sending.send();
      }}
      onKeyDown={closesOnEscape(onDone)}
    >
      <label htmlFor={`${id}-kind`}>{t('exceptions.column.kind')}</label>
      <select id={`${id}-kind`} className="in" autoFocus value={kind} onChange={(event) => setKind(event.target.value)}>
        {causes.map((one) => (
          <option key={one.name} value={one.name}>
            {one.label}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-cause`}>{t('exceptions.cause')}</label>
      <input
        id={`${id}-cause`}
        className="in"
        required
        minLength={2}
        maxLength={500}
        value={cause}
        onChange={(event) => setCause(event.target.value)}
      />
      <FormButtons submit={t('exceptions.step.open')} busy={sending.busy} onCancel={onDone} />
      <RefusalText error={sending.error} />
    </form>
  );
}
