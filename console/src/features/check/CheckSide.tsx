/** The decision on an entry, with its clock, credit, scans and what was asked before. */
import { useTranslation } from 'react-i18next';
import type { CheckSheet } from '../../../../contract/entry-check.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { ClauseChip } from '../../ui/clause/ClauseChip.tsx';
import { LargeClock } from '../../ui/clock/ClockBadge.tsx';
import { firstClock } from '../../ui/clock/reading.ts';
import { KeyCap } from '../../ui/keys/KeyCap.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import type { Sending } from '../../ui/useSend.ts';
import { clockViews } from '../orders/orderClock.ts';
import type { Asking } from './CheckSheetView.tsx';

interface CheckSideProps {
  sheet: CheckSheet;
  left: number;
  pass: Sending<[]>;
  onAsk: (asking: Asking) => void;
  onSkip: () => void;
  onReload: () => void;
}

export function CheckSide({ sheet, left, pass, onAsk, onSkip, onReload }: CheckSideProps) {
  const { t } = useTranslation();
  const name = useName();
  const clock = firstClock(clockViews(sheet.clocks, sheet.shop.platform, { t, name }));
  return (
    <aside className="check-side" aria-label={t('check.decide')}>
      {clock && (
        <section className="side-part">
          <span className="lab">{t('clock.deadlineOf', { source: clock.source })}</span>
          <LargeClock key={clock.id} clock={clock} />
        </section>
      )}
      <section className="side-part check-steps">
        <button type="button" className="btn pri" disabled={left > 0 || pass.busy} onClick={() => pass.send()}>
          {left > 0 ? t('check.passAfter', { n: left }) : t('check.pass')}
          <KeyCap keys="a" upper />
        </button>
        <button type="button" className="btn" onClick={() => onAsk('customer')}>
          {t('check.ask')}
          <KeyCap keys="q" upper />
        </button>
        <button type="button" className="btn" onClick={() => onAsk('clerk')}>
          {t('check.back')}
          <KeyCap keys="b" upper />
        </button>
        <button type="button" className="btn quiet" onClick={onSkip}>
          {t('check.skip')}
          <KeyCap keys="s" upper />
        </button>
        <RefusalText error={pass.error} />
        {Boolean(pass.error) && (
          <button type="button" className="link" onClick={onReload}>
            {t('check.reload')}
          </button>
        )}
      </section>
      <Known sheet={sheet} />
      <p className="sub">
        {t('check.notOwn')} <ClauseChip clause="CC-2.3" />
      </p>
    </aside>
  );
}

function Known({ sheet }: { sheet: CheckSheet }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <>
      {sheet.credit && (
        <section className="side-part">
          <h3 className="lab">{t('entry.credit')}</h3>
          <p className={sheet.credit.over > 0 ? 'short' : ''}>
            {t('check.creditUsed', {
              used: formats.money(sheet.credit.used),
              limit: formats.money(sheet.credit.limit),
            })}
          </p>
        </section>
      )}
      {sheet.scanIds.map((id, index) => (
        <a key={id} className="link" href={`/api/entry/scans/${id}`} target="_blank" rel="noreferrer">
          {t('check.scan', { n: index + 1 })}
        </a>
      ))}
      {sheet.questions.length > 0 && (
        <section className="side-part">
          <h3 className="lab">{t('check.asked')}</h3>
          {sheet.questions.map((question) => (
            <p key={question.field + question.text}>
              {question.text}
              <span className="sub"> {question.answer ?? t('check.unanswered')}</span>
            </p>
          ))}
        </section>
      )}
    </>
  );
}
