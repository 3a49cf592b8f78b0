/** What the order comes to while it is typed, and the customer's credit beside it; an unreadable number leaves the sum open instead of guessing. */
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/useFormats.ts';
import { ClauseChip } from '../../ui/clause/ClauseChip.tsx';
import { lineAmount, minorFrom } from './amounts.ts';
import { totalsOf, type Draft } from './draft.ts';
import { ageBands, bandNames } from '../customers/ageBands.ts';
import { CheckedAlong } from './CheckedAlong.tsx';
import type { Standing } from './useStanding.ts';

export function TotalsSide({ draft, standing }: { draft: Draft; standing: Standing | undefined }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const totals = totalsOf(draft);
  const shown = (amount: number | undefined) => (amount === undefined ? '—' : formats.amount(amount));
  return (
    <aside className="entry-side" aria-label={t('entry.totals')}>
      <h2>{t('entry.totals')}</h2>
      <dl className="totals">
        {draft.lines.map((line) => (
          <div key={line.key} className="contents">
            <dt>
              {line.name} ×{line.quantity}
            </dt>
            <dd>{shown(lineAmount(line.quantity, line.unitPrice, minorFrom(line.discount)))}</dd>
          </div>
        ))}
        <dt>{t('entry.freight')}</dt>
        <dd>{shown(totals.freight)}</dd>
        {totals.discount !== 0 && (
          <>
            <dt>{t('entry.discount')}</dt>
            <dd>−{shown(totals.discount)}</dd>
          </>
        )}
        {standing?.tax != null && draft.lines.length > 0 && (
          <>
            <dt className="sub">{t('entry.tax')}</dt>
            <dd className="sub">{shown(standing.tax)}</dd>
          </>
        )}
        <dt className="t">{t('entry.due')}</dt>
        <dd className="t">{totals.total === undefined ? '—' : formats.money(totals.total)}</dd>
      </dl>
      {standing?.credit && standing.credit.limit > 0 && (
        <Credit credit={standing.credit} total={totals.total ?? 0} receivables={standing.receivables} />
      )}
      <CheckedAlong draft={draft} standing={standing} />
      <p className="row four-eyes">
        <span>{t('entry.fourEyes')}</span>
        <ClauseChip clause="CC-2.3" />
      </p>
    </aside>
  );
}

interface CreditProps {
  credit: NonNullable<Standing['credit']>;
  total: number;
  receivables: Standing['receivables'];
}

function Credit({ credit, total, receivables }: CreditProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { used, limit } = credit;
  const over = used + total - limit;
  const share = (amount: number) => `${Math.min(100, Math.max(0, (amount / Math.max(limit, used + total)) * 100))}%`;
  return (
    <section className="credit">
      <p className="row">
        <b className="grow">{t('entry.credit')}</b>
        {over > 0 && <span className="short">{t('entry.creditOver', { over: formats.money(over) })}</span>}
      </p>
      <div className="bar-of" aria-hidden="true">
        <span className="used" style={{ width: share(Math.min(used, limit)) }} />
        <span className="this" style={{ width: share(Math.max(0, Math.min(total, limit - used))) }} />
        <span className="over" style={{ width: share(Math.max(0, over)) }} />
      </div>
      <p className="sub">
        {t('entry.creditOf', {
          used: formats.money(used),
          total: formats.money(total),
          limit: formats.money(limit),
        })}
      </p>
      <Overdue receivables={receivables} />
    </section>
  );
}

/** What is late already, by age: finance will ask for it before anything goes out on account. */
function Overdue({ receivables }: Pick<CreditProps, 'receivables'>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const late = ageBands(receivables).overdue.flatMap((amount, n) =>
    amount > 0 ? [t('entry.overdueFor', { days: bandNames[n], amount: formats.money(amount) })] : [],
  );
  if (late.length === 0) return null;
  return <p className="short">{t('entry.overdue', { ages: late.join(t('list.comma')) })}</p>;
}
