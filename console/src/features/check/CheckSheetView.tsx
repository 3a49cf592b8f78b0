/** One order under check: fields on the left, the decision on the right; what is asked stands in place under its field. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { askQuestion } from '../../../../contract/entry.ts';
import type { CheckSheet, passOrder } from '../../../../contract/entry-check.ts';
import { call } from '../../app/api.ts';
import { newKey } from '../../app/newKey.ts';
import { useKeys } from '../../ui/keys/useKeys.ts';
import { useSend } from '../../ui/useSend.ts';
import type { AskWay } from './AskForm.tsx';
import { CheckSide } from './CheckSide.tsx';
import { FieldTable } from './FieldTable.tsx';
import { nextOpen, rowsOf, type FieldRow } from './fieldRows.ts';
import { SheetHead } from './SheetHead.tsx';

interface CheckSheetViewProps {
  sheet: CheckSheet;
  onDone: () => void;
  onSkip: () => void;
  onReload: () => void;
}

export type Asking = 'customer' | 'clerk';

export function CheckSheetView({ sheet, onDone, onSkip, onReload }: CheckSheetViewProps) {
  const { marked, plain } = rowsOf(sheet);
  const rows = [...marked, ...plain];
  const seen = useSeen(marked, rows);
  const [asking, setAsking] = useState<Asking>();
  const pass = usePass(sheet, seen.confirmed, onDone);
  const ask = async (text: string, way: AskWay) => {
    await sendQuestion(sheet.id, rows[seen.at]?.field ?? 'order', asking ?? 'clerk', text, way);
    setAsking(undefined);
    onDone();
  };
  useSheetKeys(sheet.id, {
    idle: asking === undefined && !pass.busy,
    passable: seen.left === 0,
    move: seen.move,
    confirm: () => seen.confirm(seen.at),
    ask: setAsking,
    pass: () => pass.send(),
    skip: onSkip,
  });
  return (
    <div className="check-page">
      <div className="check-main">
        <SheetHead sheet={sheet} />
        <FieldTable
          sheet={sheet}
          rows={rows}
          marked={marked.length}
          confirmed={seen.confirmed}
          at={seen.at}
          asking={asking}
          onFocus={seen.goTo}
          onConfirm={seen.confirm}
          onAsk={ask}
          onCancel={() => setAsking(undefined)}
        />
      </div>
      <CheckSide sheet={sheet} left={seen.left} pass={pass} onAsk={setAsking} onSkip={onSkip} onReload={onReload} />
    </div>
  );
}

/** Where the checker is, and what was looked at; what needs eyes leads from one to the next. */
function useSeen(marked: readonly FieldRow[], rows: readonly FieldRow[]) {
  const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(new Set());
  const [at, goTo] = useState(0);
  const confirm = (index: number) => {
    const done = new Set(confirmed).add(rows[index]?.field ?? '');
    setConfirmed(done);
    if (index < marked.length) goTo(nextOpen(marked, done, index));
  };
  const move = (step: number) => goTo((now) => Math.max(0, Math.min(rows.length - 1, now + step)));
  return { confirmed, at, left: marked.filter((row) => !confirmed.has(row.field)).length, confirm, move, goTo };
}

function usePass(sheet: CheckSheet, confirmed: ReadonlySet<string>, onDone: () => void) {
  return useSend(async () => {
    const input = { orderId: sheet.id, confirmed: [...confirmed] };
    await call<typeof passOrder>('POST /entry/checks/:orderId/pass', input, {
      ifMatch: sheet.rev,
      idempotencyKey: newKey(),
    });
    onDone();
  });
}

async function sendQuestion(orderId: string, field: string, recipient: Asking, text: string, way: AskWay) {
  const input = { orderId, field, recipient, way, text };
  const { link } = await call<typeof askQuestion>('POST /orders/:orderId/questions', input);
  // The link is shown once: it goes where the person can hand it on.
  if (link) await navigator.clipboard.writeText(new URL(link, location.href).href).catch(() => undefined);
}

interface SheetKeys {
  idle: boolean;
  passable: boolean;
  move: (step: number) => void;
  confirm: () => void;
  ask: (whom: Asking) => void;
  pass: () => void;
  skip: () => void;
}

/** One key per decision; while a question is written or a pass is sent, none. */
function useSheetKeys(orderId: string, { idle, passable, move, confirm, ask, pass, skip }: SheetKeys): void {
  const { t } = useTranslation();
  const off = !idle;
  const decides = true;
  useKeys(
    t('check.title'),
    [
      { keys: 'j', label: t('key.move'), off, run: () => move(1) },
      { keys: 'k', label: t('key.move'), off, run: () => move(-1) },
      { keys: 'Enter', label: t('check.confirm'), off, decides, run: confirm },
      { keys: 'q', label: t('check.ask'), off, decides, run: () => ask('customer') },
      { keys: 'b', label: t('check.back'), off, decides, run: () => ask('clerk') },
      { keys: 'a', label: t('check.pass'), off: off || !passable, decides, run: pass },
      { keys: 's', label: t('check.skip'), off, decides, run: skip },
    ],
    { depth: 'page', subject: orderId },
  );
}
