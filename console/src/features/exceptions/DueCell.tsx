/** The limit of an exception, or what it came to; over is said in a word, not by colour alone. */
import { useTranslation } from 'react-i18next';
import type { ExceptionRow } from '../../../../contract/exceptions.ts';
import { serverNow } from '../../app/serverTime.ts';
import { useFormats } from '../../i18n/useFormats.ts';

export function DueCell({ row }: { row: Pick<ExceptionRow, 'dueAt' | 'state'> }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (row.state === 'resolved' || row.state === 'closed')
    return <span className="sub">{t(`exceptions.state.${row.state}`)}</span>;
  const isLate = Date.parse(row.dueAt) < serverNow();
  return (
    <span className={isLate ? 'bad-number' : undefined}>
      {isLate
        ? t('exceptions.late', { at: formats.when(row.dueAt) })
        : t('exceptions.before', { at: formats.when(row.dueAt) })}
    </span>
  );
}
