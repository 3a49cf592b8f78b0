/**
 * Parts whose code comes after the page that opens them, so that the page itself is sooner there: a drawer, the forms of a list. They are
 * fetched when the page has stood for a moment; at the press they are there like any other part. React's `lazy` would make a part wait that
 * is fetched already, and holds back for a third of a second what has once waited; and what it failed to fetch it never tries again.
 */
import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { ErrorStrip } from './state/ErrorStrip.tsx';

/** The page is read before its next part is wanted; what it asks for itself goes first. */
const STOOD_MS = 700;

export interface Fetched {
  /** Brings the code; once is enough. */
  fetch: () => Promise<unknown>;
}

export function late<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  waiting: ReactNode = null,
): ComponentType<Props> & Fetched {
  let part: ComponentType<Props> | undefined;
  const fetch = async () => (part ??= await load());
  function Late(props: Props) {
    const [Part, setPart] = useState(() => part);
    const [error, setError] = useState<unknown>();
    useEffect(() => {
      let here = !Part && !error;
      if (here)
        fetch().then(
          (found) => here && setPart(() => found),
          (failed: unknown) => here && setError(failed),
        );
      return () => void (here = false);
    }, [Part, error]);
    if (error) return <ErrorStrip error={error} onRetry={() => setError(undefined)} />;
    return Part ? <Part {...props} /> : waiting;
  }
  return Object.assign(Late, { fetch });
}

/** Fetches a part that the page may open next. Where that fails, it is said when the part is opened. */
export function useFetched(part: Fetched): void {
  useEffect(() => {
    const stood = setTimeout(() => void part.fetch().catch(() => undefined), STOOD_MS);
    return () => clearTimeout(stood);
  }, [part]);
}
