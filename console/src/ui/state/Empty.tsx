/** Nothing here: one sentence why, and one action that mends it. No drawings. */
import type { ReactNode } from 'react';

export function Empty({ why, children }: { why: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p>{why}</p>
      {children}
    </div>
  );
}
