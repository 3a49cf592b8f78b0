/** What a step with many orders asks in place: the reason of a hold or of taking an approval back, or the colleague to assign to. */
import { useT } from '../../i18n/useT.ts';
import { ReasonForm } from '../../ui/ReasonForm.tsx';
import { AssignForm } from './AssignForm.tsx';

export type Asking = 'hold' | 'assign' | 'un-approve';

interface BulkAskProps {
  asking: Asking;
  onReason: (reason: string) => Promise<void>;
  onAssign: (staffId: string) => Promise<void>;
  onCancel: () => void;
}

export function BulkAsk({ asking, onReason, onAssign, onCancel }: BulkAskProps) {
  const t = useT();
  const reasons = {
    hold: { label: t('orders.holdWhy'), submit: t('orders.bulk.hold') },
    'un-approve': { label: t('review.unapproveWhy'), submit: t('review.unapprove') },
  };
  return (
    <div className="bulk-ask">
      {asking === 'assign' ? (
        <AssignForm onAssign={onAssign} onCancel={onCancel} />
      ) : (
        <ReasonForm key={asking} {...reasons[asking]} onSubmit={onReason} onCancel={onCancel} />
      )}
    </div>
  );
}
