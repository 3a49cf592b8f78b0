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
  return (
    <div className="bulk-ask">
      {asking === 'hold' && (
        <ReasonForm
          label={t('orders.holdWhy')}
          submit={t('orders.bulk.hold')}
          onSubmit={onReason}
          onCancel={onCancel}
        />
      )}
      {asking === 'un-approve' && (
        <ReasonForm
          label={t('review.unapproveWhy')}
          submit={t('review.unapprove')}
          onSubmit={onReason}
          onCancel={onCancel}
        />
      )}
      {asking === 'assign' && <AssignForm onAssign={onAssign} onCancel={onCancel} />}
    </div>
  );
}
