/** Loads the next page when its foot comes into sight; the button does the same for the keyboard. */
import { useCallback, useEffect, useRef } from 'react';
import { useT } from '../../i18n/useT.ts';
import { Skeleton } from '../state/Skeleton.tsx';

interface MoreProps {
  hasMore?: boolean | undefined;
  loadingMore?: boolean | undefined;
  onMore?: (() => void) | undefined;
}

export function MoreRows({ hasMore, loadingMore, onMore }: MoreProps) {
  const t = useT();
  const latest = useRef(onMore);
  useEffect(() => {
    latest.current = onMore;
  });
  const watch = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const onSight = (entries: IntersectionObserverEntry[]) =>
      entries.some((entry) => entry.isIntersecting) && latest.current?.();
    const seen = new IntersectionObserver(onSight, { rootMargin: '400px' });
    seen.observe(element);
    return () => seen.disconnect();
  }, []);
  if (!hasMore) return null;
  if (loadingMore) return <Skeleton rows={3} />;
  return (
    <button type="button" ref={watch} className="btn quiet more" onClick={onMore}>
      {t('table.more')}
    </button>
  );
}
