/** Work queues with exact counts. A count that is not known is left out, never shown as zero and never cut to "99+". */
import { useFormats } from '../i18n/useFormats.ts';

export interface Queue {
  id: string;
  label: string;
  count?: number | undefined;
  /** Late work: its count is red when it is not zero. */
  late?: boolean;
}

export function QueueTabs({
  label,
  queues,
  current,
  onChoose,
}: {
  label: string;
  queues: readonly Queue[];
  current: string;
  onChoose: (id: string) => void;
}) {
  const formats = useFormats();
  return (
    <nav className="tabs" aria-label={label}>
      {queues.map((queue) => (
        <button
          key={queue.id}
          type="button"
          aria-current={queue.id === current ? 'true' : undefined}
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
