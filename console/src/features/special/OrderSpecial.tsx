/**
 * On the order's page: what a special order asks, which departments know of it and which are late; one's own department says so
 * here, and who corrects does it in place. An order that is not special shows one line, by which it becomes so. (OS-2.3)
 */
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useT } from '../../i18n/useT.ts';
import type { OrderView } from '../../../../contract/order-views.ts';
import type { SpecialView } from '../../../../contract/special.ts';
import type { finishTask } from '../../../../contract/tasks.ts';
import { departments, type DepartmentId } from '../../../../contract/vocabulary.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { ClauseChip, parseClause } from '../../ui/clause/ClauseChip.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import { CorrectSpecial } from './CorrectSpecial.tsx';
import { ScanLink } from './ScanLink.tsx';
import './special.css';

export function OrderSpecial({ order }: { order: OrderView }) {
  const t = useT();
  const [correcting, setCorrecting] = useState(false);
  const mayCorrect = order.actions.some((one) => one.action === 'orders.correct' && one.allowed);
  if (order.special.length === 0 && !mayCorrect) return null;
  return (
    <section className="order-special" aria-label={t('special.title')}>
      {order.special.map((special) => (
        <OneSpecial key={special.kind} special={special} order={order} />
      ))}
      {mayCorrect && !correcting && (
        <button type="button" className="link" onClick={() => setCorrecting(true)}>
          {t(order.special.length > 0 ? 'special.correct' : 'special.mark')}
        </button>
      )}
      {correcting && <CorrectSpecial order={order} onDone={() => setCorrecting(false)} />}
    </section>
  );
}

function OneSpecial({ special, order }: { special: SpecialView; order: OrderView }) {
  const t = useT();
  const name = useName();
  return (
    <div className="special">
      <h2 className="row">
        {name(special.title)}
        {special.priority === 'high' && <span className="tag soon">{t('special.first')}</span>}
        {special.clause && <ClauseChip {...parseClause(special.clause)} />}
      </h2>
      <dl>
        {special.details.map((detail) => (
          <div key={detail.key}>
            <dt className="lab">{name(detail.title)}</dt>
            <dd>
              {detail.type === 'file' && detail.value !== '' ? (
                <ScanLink scanId={detail.value} />
              ) : (
                name(detail.shown) || <Missing required={detail.required} />
              )}
            </dd>
          </div>
        ))}
      </dl>
      <ul className="special-known">
        {special.acknowledgements.map((one) => (
          <Known key={one.taskId} one={one} orderId={order.id} />
        ))}
      </ul>
    </div>
  );
}

function Missing({ required }: { required: boolean }) {
  const t = useT();
  return required ? <span className="tag late">{t('special.missing')}</span> : <span className="mut">—</span>;
}

/** A department that knows, does not know yet, or is late; whoever belongs to it says so here. */
function Known({ one, orderId }: { one: SpecialView['acknowledgements'][number]; orderId: string }) {
  const t = useT();
  const name = useName();
  const formats = useFormats();
  const may = useMay();
  const queries = useQueryClient();
  const knowing = useSend(async () => {
    await call<typeof finishTask>('POST /tasks/:taskId/done', { taskId: one.taskId });
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['orders', 'one', orderId] }),
      queries.invalidateQueries({ queryKey: ['orders', 'timeline', orderId] }),
      queries.invalidateQueries({ queryKey: ['tasks'] }),
    ]);
  });
  const done = one.state === 'done';
  return (
    <li data-state={done ? 'done' : one.late ? 'late' : 'open'}>
      <b>{name(departments[one.department as DepartmentId]) || one.department}</b>
      <span className={done ? 'tag ok' : one.late ? 'tag late' : 'tag'}>
        {t(done ? 'special.knows' : one.late ? 'special.late' : 'special.waits')}
      </span>
      <span className="sub">
        {done && one.doneAt
          ? [one.person, formats.when(one.doneAt), one.late && t('special.wasLate')]
              .filter(Boolean)
              .join(t('list.comma'))
          : one.dueAt && t(one.calendar ? 'special.byWorking' : 'special.by', { at: formats.when(one.dueAt) })}
      </span>
      {!done && one.yours && may('tasks.done') && (
        <button type="button" className="btn sm" disabled={knowing.busy} onClick={() => knowing.send()}>
          {t('special.know')}
        </button>
      )}
      <RefusalText error={knowing.error} />
    </li>
  );
}
