/** Trouble of a whole page or part: cause, remedy, the time of the data that is still shown, and "try again". Never a passing toast. */
import { useT } from '../../i18n/useT.ts';
import { useAppearance } from '../../app/appearance.ts';
import { problemOf, refusalWords } from '../../app/problem.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { Icon } from '../Icon.tsx';

export function ErrorStrip({ error, onRetry, dataAt }: { error: unknown; onRetry?: () => void; dataAt?: number }) {
  const t = useT();
  const { language } = useAppearance();
  const formats = useFormats();
  const words = refusalWords(problemOf(error), language);
  return (
    <div className="strip" role="alert">
      <Icon name="warn" size={18} />
      <p className="grow">
        <b>{words.what}</b>
        {words.remedy && <span className="who">{words.remedy}</span>}
        {dataAt !== undefined && dataAt > 0 && (
          <span className="who">{t('state.dataAt', { at: formats.clock(dataAt) })}</span>
        )}
      </p>
      {onRetry && (
        <button type="button" className="btn" onClick={onRetry}>
          {t('state.retry')}
        </button>
      )}
    </div>
  );
}
