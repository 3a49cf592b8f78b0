/** Rows of the true height that appear only after 200 ms: a quick answer never flashes grey. The delay is in the style sheet. */
import { useTranslation } from 'react-i18next';

export function Skeleton({ rows, height }: { rows: number; height?: number }) {
  const { t } = useTranslation();
  return (
    <div className="skeleton" role="status" aria-label={t('state.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <i key={row} style={height === undefined ? undefined : { height }} />
      ))}
    </div>
  );
}
