/** One order under check: fields on the left, the decision on the right; what is asked stands in place under its field. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { askQuestion } from '../../../../contract/entry.ts';
import type { CheckSheet, passOrder } from '../../../../contract/entry-check.ts';
import { call } from '../../app/api.ts';
import { useKeys } from '../../ui/keys/useKeys.ts';
import { useSend } from '../../ui/useSend.ts';
import { CheckSide } from './CheckSide.tsx';
import { FieldTable } from './FieldTable.tsx';
import { nextOpen, rowsOf } from './fieldRows.ts';
import { SheetHead } from './SheetHead.tsx';

interface CheckSheetViewProps {
  sheet: CheckSheet;
  onDone: () => void;
  onSkip: () => void;
  onReload: () => void;
}

export type Asking = 'customer' | 'clerk';

export function CheckSheetView({ sheet, onDone, onSkip, onReload }: CheckSheetViewProps) {
  const { t } = useTranslation();
  const { marked, plain } = rowsOf(sheet);
  const rows = [...marked, ...plain];
  const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState(0);
  const [asking, setAsking] = useState<Asking>();
  const left = marked.filter((row) => !confirmed.has(row.field)).length;
  const confirm = (index: number) => {
    const done = new Set(confirmed).add(rows[index]?.field ?? '');
    setConfirmed(done);
    if (index < marked.length) setAt(nextOpen(marked, done, index));
  };
  const pass = useSend(async () => {
    await call<typeof passOrder>(
      'POST /entry/checks/:orderId/pass',
      { orderId: sheet.id, confirmed: [...confirmed] },
      { ifMatch: sheet.rev, idempotencyKey: crypto.randomUUID() },
    );
    onDone();
  });
  const ask = async (text: string, way: 'phone' | 'portal' | 'mail' | 'desk') => {
    const field = rows[at]?.field ?? 'order';
    const recipient = asking ?? 'clerk';
    const input = { orderId: sheet.id, field, recipient, way, text };
    const { link } = await call<typeof askQuestion>('POST /orders/:orderId/questions', input);
    // The link is shown once: it goes where the person can hand it on.
    if (link) await navigator.clipboard.writeText(new URL(link, location.href).href).catch(() => undefined);
    setAsking(undefined);
    onDone();
  };
  const move = (step: number) => setAt((now) => Math.max(0, Math.min(rows.length - 1, now + step)));
  const idle = asking === undefined && !pass.busy;
  useKeys(
    t('check.title'),
    [
      { keys: 'j', label: t('key.move'), off: !idle, run: () => move(1) },
      { keys: 'k', label: t('key.move'), off: !idle, run: () => move(-1) },
      { keys: 'Enter', label: t('check.confirm'), off: !idle, decides: true, run: () => confirm(at) },
      { keys: 'q', label: t('check.ask'), off: !idle, decides: true, run: () => setAsking('customer') },
      { keys: 'b', label: t('check.back'), off: !idle, decides: true, run: () => setAsking('clerk') },
      { keys: 'a', label: t('check.pass'), off: !idle || left > 0, decides: true, run: () => pass.send() },
      { keys: 's', label: t('check.skip'), off: !idle, decides: true, run: onSkip },
    ],
    { depth: 'page', subject: sheet.id },
  );
  return (
    <div className="check">
      <div className="check-main">
        <SheetHead sheet={sheet} />
        <FieldTable
          sheet={sheet}
          rows={rows}
          marked={marked.length}
          confirmed={confirmed}
          at={at}
          asking={asking}
          onFocus={setAt}
          onConfirm={confirm}
          onAsk={ask}
          onCancel={() => setAsking(undefined)}
        />
      </div>
      <CheckSide sheet={sheet} left={left} pass={pass} onAsk={setAsking} onSkip={onSkip} onReload={onReload} />
    </div>
  );
}
