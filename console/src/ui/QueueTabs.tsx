/** Work queues with exact counts. A count that is not known is left out, never shown as zero and never cut to "99+". */
import { useEffect, useRef } from 'react';
import { useFormats } from '../i18n/useFormats.ts';
import { useCurrentInSight } from './useCurrentInSight.ts';

export interface Queue {
  id: string;
  label: string;
  count?: number | undefined;
  /** Late work: its count is red when it is not zero. */
  late?: boolean;
}

interface QueueTabsProps {
  label: string;
  queues: readonly Queue[];
  current: string;
  onChoose: (id: string) => void;
  /** A hand rests on the tab: what it opens may be asked for. */
  onRest?: (id: string) => void;
}

/** As long as on a link of the router. */
const RESTS_MS = 50;

export function QueueTabs({ label, queues, current, onChoose, onRest }: QueueTabsProps) {
  const formats = useFormats();
  const resting = useResting();
  // Counts that arrive widen the tabs before it.
  const strip = useCurrentInSight(`${current} ${queues.filter(({ count }) => count !== undefined).length}`);
  return (
    <nav ref={strip} className="tabs" aria-label={label}>
      {queues.map((queue) => (
        <button
          key={queue.id}
          type="button"
          aria-current={queue.id === current ? 'true' : undefined}
          onPointerEnter={() => resting.begin(() => onRest?.(queue.id))}
          onPointerLeave={resting.end}
          onClick={() => onChoose(queue.id)}
        >
          {queue.label}
          {queue.count !== undefined && (
            <b className={queue.late && queue.count > 0 ? 'late' : ''}>{formats.number(queue.count)}</b>
          )}
        </button>
      ))}
    </nav>
  );
}

function useResting() {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    begin: (rested: () => void) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(rested, RESTS_MS);
    },
    end: () => clearTimeout(timer.current),
  };
}
