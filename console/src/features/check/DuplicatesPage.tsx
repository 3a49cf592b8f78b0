/** Two orders that may be one, side by side: what differs is marked, and one of three decisions is taken with a reason (CC-2.2). */
import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { decideDuplicate, DuplicatePair } from '../../../../contract/entry-check.ts';
import { orderStages, type OrderStage } from '../../../../contract/vocabulary.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { ClauseChip, parseClause } from '../../ui/clause/ClauseChip.tsx';
import { KeyCap } from '../../ui/keys/KeyCap.tsx';
import { useKeys } from '../../ui/keys/useKeys.ts';
import { ReasonForm } from '../../ui/ReasonForm.tsx';
import { Empty } from '../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { duplicatesQuery } from './checkQueries.ts';
import './check.css';

type Verdict = 'keepA' | 'keepB' | 'different';
type Side = DuplicatePair['a'];

export function DuplicatesPage() {
  const { t } = useTranslation();
  const pairs = useQuery(duplicatesQuery);
  if (pairs.isPending) return <Skeleton rows={8} height={36} />;
  if (!pairs.data) return <ErrorStrip error={pairs.error} onRetry={() => void pairs.refetch()} />;
  const [pair] = pairs.data.items;
  return (
    <>
      <div className="head check-head">
        <h1>{t('duplicates.title')}</h1>
        <span className="sub">{t('duplicates.left', { n: pairs.data.items.length })}</span>
        <span className="grow" />
        <Link to="/check" className="btn quiet">
          {t('check.title')}
        </Link>
      </div>
      {pair ? <Pair key={pair.id} pair={pair} /> : <Empty why={t('duplicates.empty')} />}
    </>
  );
}

function Pair({ pair }: { pair: DuplicatePair }) {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  const may = useMay()('entry.decide-duplicate');
  const [verdict, setVerdict] = useState<Verdict>();
  const queries = useQueryClient();
  const decide = async (reason: string) => {
    const isSame = verdict !== 'different';
    await call<typeof decideDuplicate>('POST /entry/duplicates/:pairId/decision', {
      pairId: pair.id,
      reason,
      verdict: isSame ? 'same' : 'different',
      ...(isSame ? { keep: verdict === 'keepA' ? pair.a.id : pair.b.id } : {}),
    });
    await queries.invalidateQueries({ queryKey: ['entry'] });
  };
  const choices: { verdict: Verdict; keys: string; open: boolean }[] = [
    { verdict: 'keepA', keys: '1', open: may && pair.b.cancellable },
    { verdict: 'keepB', keys: '2', open: may && pair.a.cancellable },
    { verdict: 'different', keys: 'd', open: may },
  ];
  useKeys(
    t('duplicates.title'),
    choices.map((one) => ({
      keys: one.keys,
      label: t(`duplicates.${one.verdict}`),
      off: !one.open || verdict !== undefined,
      decides: true,
      run: () => setVerdict(one.verdict),
    })),
    { depth: 'page', subject: pair.id },
  );
  return (
    <div className="pair">
      <p className="row">
        {name(pair.title)} <ClauseChip {...parseClause(pair.clause)} />
        <span className="sub">{t('duplicates.foundAt', { at: formats.when(pair.foundAt) })}</span>
      </p>
      <div className="sides">
        <SideOf side={pair.a} other={pair.b} />
        <SideOf side={pair.b} other={pair.a} />
      </div>
      {verdict === undefined ? (
        <p className="row">
          {choices
            .filter((one) => one.open)
            .map((one) => (
              <button key={one.verdict} type="button" className="btn" onClick={() => setVerdict(one.verdict)}>
                {t(`duplicates.${one.verdict}`)}
                <KeyCap keys={one.keys} upper />
              </button>
            ))}
        </p>
      ) : (
        <ReasonForm
          label={t('duplicates.why')}
          submit={t(`duplicates.${verdict}`)}
          onSubmit={decide}
          onCancel={() => setVerdict(undefined)}
        />
      )}
    </div>
  );
}

function SideOf({ side, other }: { side: Side; other: Side }) {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  const told = (one: Side): [string, string][] => [
    ['shop', one.shop],
    ['channel', t(`orders.channel.${one.channel}`)],
    ['externalNo', one.externalNo ?? '—'],
    ['received', formats.when(one.receivedAt)],
    ['enteredBy', one.enteredBy],
    ['takenBy', one.takenBy ?? '—'],
    ['receiver', `${one.nameMask} ${one.phoneMask}`],
    ['place', one.place],
    ['goods', one.lines.map((line) => `${line.title} ×${formats.decimal(line.quantity)}`).join(t('list.semicolon'))],
    ['total', formats.money(one.total, one.currency)],
    ['paid', formats.money(one.paid, one.currency)],
    ['message', one.buyerMessage || '—'],
  ];
  const others = new Map(told(other));
  return (
    <section className="side-of">
      <h2>
        <Link to="/orders/$orderId" params={{ orderId: side.id }}>
          {side.number}
        </Link>{' '}
        <span className="tag plain">{name(orderStages[side.stage as OrderStage])}</span>
      </h2>
      <dl className="kv">
        {told(side).map(([what, value]) => (
          <div key={what} className="contents">
            <dt>{t(`duplicates.field.${what}`)}</dt>
            <dd className={others.get(what) === value ? '' : 'differs'}>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
