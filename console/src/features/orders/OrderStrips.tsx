/** Refunds and holds of an order as strips, each with the step that is open to this reader (practice.md: the parcel must stop). */
import { useT } from '../../i18n/useT.ts';
import { departments, type DepartmentId } from '../../../../contract/vocabulary.ts';
import type { OrderView } from '../../../../contract/order-views.ts';
import { useName } from '../../i18n/useFormats.ts';
import { useCauses } from '../exceptions/causes.ts';
import { RedStrip, type Blockage } from '../../ui/RedStrip.tsx';
import type { OpenActions } from './useOrderActions.ts';

export function OrderStrips({ order, actions }: { order: OrderView; actions: OpenActions }) {
  const t = useT();
  const name = useName();
  const causes = useCauses('hold', order.holds.length > 0);
  const release = actions.others.find((action) => action.name === 'orders.release');
  const open = order.holds.filter((hold) => !hold.releasedAt);
  return open.map((hold) => {
    const line = order.lines.find((one) => one.id === hold.lineId);
    const blocks = hold.blocks.map((block) => t(`orders.blocks.${block}`)).join(t('list.and'));
    // What the system holds for has a word of its own; what people hold for is named by the policy.
    const kind =
      causes.find((cause) => cause.name === hold.kind)?.label ??
      t(`orders.holdKind.${hold.kind}`, { defaultValue: hold.kind });
    const blockage: Blockage = {
      id: hold.id,
      what: t('orders.heldWhat', { kind, subject: line ? line.title : t('orders.wholeOrder'), blocks }),
      reason: hold.reason,
      since: hold.placedAt,
      lifters: [name(departments[hold.ownerDepartment as DepartmentId]) || hold.ownerDepartment],
      waiting: hold.kind !== 'refund',
    };
    return (
      <RedStrip key={hold.id} blockage={blockage}>
        {release && (
          <button type="button" className="btn" onClick={() => actions.start(release.name)}>
            {release.title}
          </button>
        )}
      </RedStrip>
    );
  });
}
