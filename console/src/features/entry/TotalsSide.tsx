/** What the order comes to while it is typed; an unreadable number leaves the sum open instead of guessing. */
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/useFormats.ts';
import { ClauseChip } from '../../ui/clause/ClauseChip.tsx';
import { lineAmount, minorFrom } from './amounts.ts';
import { totalsOf, type Draft } from './draft.ts';

export function TotalsSide({ draft }: { draft: Draft }) {
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
        <dt>{t('entry.field.freight')}</dt>
        <dd>{shown(totals.freight)}</dd>
        <dt>{t('entry.field.discount')}</dt>
        <dd>−{shown(totals.discount)}</dd>
        <dt className="t">{t('entry.due')}</dt>
        <dd className="t">{totals.total === undefined ? '—' : formats.money(totals.total)}</dd>
      </dl>
      <p className="row four-eyes">
        <span className="sub">{t('entry.fourEyes')}</span>
        <ClauseChip clause="CC-2.3" />
      </p>
    </aside>
  );
}
