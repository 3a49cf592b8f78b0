/** The causes of an import's waiting rows, each with how many rows and what mends it. */
import { useTranslation } from 'react-i18next';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import type { Cause } from './causes.ts';

interface CauseListProps {
  causes: readonly Cause[];
  current: string | undefined;
  total: number;
  onChoose: (code: string | undefined) => void;
}

export function CauseList({ causes, current, total, onChoose }: CauseListProps) {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  if (total === 0) return null;
  return (
    <nav className="causes" aria-label={t('intake.causes')}>
      <button
        type="button"
        aria-current={current === undefined ? 'true' : undefined}
        onClick={() => onChoose(undefined)}
      >
        <span>{t('intake.allByRow')}</span>
        <b>{formats.number(total)}</b>
      </button>
      {causes.map((cause) => (
        <button
          key={cause.code}
          type="button"
          aria-current={current === cause.code ? 'true' : undefined}
          onClick={() => onChoose(cause.code)}
        >
          <span>{name(cause.what)}</span>
          <b>{formats.number(cause.rows)}</b>
          <span className="sub">{name(cause.mend)}</span>
        </button>
      ))}
    </nav>
  );
}
