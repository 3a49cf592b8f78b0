/** Rows of the true height that appear only after 200 ms: a quick answer never flashes grey. The delay is in the style sheet. */
import { useT } from '../../i18n/useT.ts';

export function Skeleton({ rows, height }: { rows: number; height?: number }) {
  const t = useT();
  return (
    <div className="skeleton" role="status" aria-label={t('state.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <i key={row} style={height === undefined ? undefined : { height }} />
      ))}
    </div>
  );
}
