/** What may wait until the page's content has been painted: more to ask the server, more to make. */
import { useCallback, useState } from 'react';
import { useWhenSeen } from './seen.tsx';

/** Runs after the next frame was painted; what is returned takes that back. */
export function afterPaint(run: () => void): () => void {
  let next: ReturnType<typeof setTimeout> | undefined;
  // A frame's callbacks run before it is painted; a timer set in one runs after.
  const frame = requestAnimationFrame(() => {
    next = setTimeout(run);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(next);
  };
}

/** Whether what stands since `ready` has been painted, and anew for each `subject`. */
export function usePainted(ready = true, subject = ''): boolean {
  const [painted, setPainted] = useState<string>();
  useWhenSeen(useCallback(() => (ready ? afterPaint(() => setPainted(subject)) : undefined), [ready, subject]));
  return ready && painted === subject;
}
