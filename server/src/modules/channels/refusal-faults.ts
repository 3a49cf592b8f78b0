/** A refusal of our own as what a delivery waits for: codes of goods with the code that the shop uses, anything else as it is. (OS-2.2) */
import type { Refusal } from '../../kernel/refusal.ts';
import type { OrderDraft } from '../platforms/index.ts';
import type { FaultCode } from './faults.ts';
import type { Fault } from './told.ts';

export function faultsOfRefusal({ code, detail }: Refusal, draft: OrderDraft): Fault[] {
  const own = (field: string, params: Fault['params']): Fault => ({ code: code as FaultCode, field, params });
  if (!detail.issues?.length) return [own(detail.field ?? '', { ...detail.params })];
  return detail.issues.map((issue) => {
    const line = draft.lines[Number(/^lines\.(\d+)\./u.exec(issue.field)?.[1] ?? -1)];
    const sku = line?.merchantCode ?? '';
    if (issue.code === 'CELL_MISSING') return { code: 'SKU_MISSING', field: issue.field, params: {} };
    if (issue.code === 'SKU_UNKNOWN')
      return { code: 'SKU_UNKNOWN', field: issue.field, params: { sku, suggestion: issue.message } };
    if (issue.code === 'SKU_INACTIVE') return { code: 'SKU_INACTIVE', field: issue.field, params: { sku } };
    if (issue.code === 'SHOP_DIFFERS') return { code: 'SHOP_DIFFERS', field: '', params: { shop: issue.message } };
    return own(issue.field, { ...detail.params });
  });
}
