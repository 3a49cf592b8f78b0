/** One exception: what went wrong, with which order, what was done, how often the cause came back, what is improved; its steps in place. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ExceptionView } from '../../../../contract/exceptions.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { ClauseChip, parseClause } from '../../ui/clause/ClauseChip.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useKeys } from '../../ui/keys/useKeys.ts';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { exceptionQuery } from './exceptionQueries.ts';
import { ExceptionSteps } from './ExceptionSteps.tsx';
import { DueCell } from './DueCell.tsx';

export function ExceptionDrawer({ exceptionId, onClose }: { exceptionId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const name = useName();
  const queries = useQueryClient();
  const asked = useQuery(exceptionQuery(exceptionId));
  useKeys(t('exceptions.title'), [{ keys: 'Escape', label: t('key.close'), run: onClose }], { depth: 'drawer' });
  const one = asked.data;
  const changed = () => void queries.invalidateQueries({ queryKey: ['exceptions'] });
  return (
    <section className="drawer exception" role="dialog" aria-label={one?.number ?? t('exceptions.title')}>
      <div className="head">
        <h2>{one ? name(one.title) : t('exceptions.title')}</h2>
        {one && <span className="tag plain mono">{one.number}</span>}
        {one && <ClauseChip {...parseClause(one.clause)} />}
        <span className="grow" />
        <button type="button" className="btn quiet icon" aria-label={t('key.close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <div className="scroll pad">
        {asked.isPending && <Skeleton rows={6} />}
        {asked.isError && <ErrorStrip error={asked.error} onRetry={() => void asked.refetch()} />}
        {one && (
          <>
            <Facts one={one} />
            <Recurrence one={one} />
            <Handling one={one} />
            <Improvement one={one} />
            <ExceptionSteps one={one} onChanged={changed} />
          </>
        )}
      </div>
    </section>
  );
}

function Facts({ one }: { one: ExceptionView }) {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  return (
    <dl className="kv side-part">
      <dt>{t('exceptions.column.due')}</dt>
      <dd>
        <DueCell row={one} />
      </dd>
      <dt>{t('exceptions.column.order')}</dt>
      <dd>
        <Link to="/orders/$orderId" params={{ orderId: one.orderId }}>
          {one.orderNumber}
        </Link>{' '}
        <span className="sub">{one.shop}</span>
      </dd>
      <dt>{t('exceptions.cause')}</dt>
      <dd>{one.cause || t(`exceptions.because.${one.source}`)}</dd>
      <dt>{t('exceptions.column.person')}</dt>
      <dd>
        {one.person?.name ?? t('exceptions.nobody')} <span className="sub">{name(one.department)}</span>
      </dd>
      <dt>{t('exceptions.column.opened')}</dt>
      <dd>
        {formats.when(one.openedAt)} <span className="sub">{one.openedBy ?? t('timeline.system')}</span>
      </dd>
    </dl>
  );
}

/** 同一原因 3 次，14 天内. */
function Recurrence({ one }: { one: ExceptionView }) {
  const { t } = useTranslation();
  if (one.recurrence.length === 0) return null;
  return (
    <ul className="recurrence" aria-label={t('exceptions.recurrence')}>
      {one.recurrence.map((found) => (
        <li key={`${found.axis} ${found.name}`} data-over={found.isOver}>
          {t('exceptions.cameBack', { times: found.times, days: found.days })}
          <span className="sub">{t(`exceptions.axis.${found.axis}`, { name: found.name })}</span>
        </li>
      ))}
    </ul>
  );
}

function Handling({ one }: { one: ExceptionView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <section>
      <h3>{t('exceptions.handling')}</h3>
      {one.notes.length === 0 && !one.result && <p className="sub">{t('exceptions.noNotes')}</p>}
      <ol className="notes">
        {one.notes.map((note, at) => (
          <li key={at}>
            {note.text}
            <span className="sub">
              {note.by ?? t('timeline.system')} {formats.when(note.at)}
            </span>
          </li>
        ))}
        {one.result && (
          <li>
            <b>{t(`exceptions.result.${one.result}`)}</b>
            {t('list.comma')}
            {one.resolution}
            <span className="sub">{one.resolvedAt && formats.when(one.resolvedAt)}</span>
          </li>
        )}
      </ol>
    </section>
  );
}

function Improvement({ one }: { one: ExceptionView }) {
  const { t } = useTranslation();
  const { plan } = one;
  return (
    <section>
      <h3>
        {t('exceptions.improve')}
        {one.improvement !== 'none' && (
          <span className={one.improvement === 'reopened' ? 'tag late' : 'tag plain'}>
            {t(`exceptions.improvement.${one.improvement}`)}
          </span>
        )}
      </h3>
      <p className={plan ? undefined : 'sub'}>
        {plan
          ? t('exceptions.planned', { text: plan.text, name: plan.person?.name ?? '', date: plan.dueOn })
          : t('exceptions.noPlan')}
      </p>
    </section>
  );
}
