/** What a person may do with a waiting row: mend a cell, see a masked one in clear with a reason, discard the row with a reason. */
import type { dropRow, IssueView, mendRow, revealRow } from '../../../../contract/intake.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';

export interface Mending {
  /** How the button of one row stands: plain beside the one that mends many. */
  tone: 'pri' | '';
  mayMend: boolean;
  mayMendMany: boolean;
  mayDrop: boolean;
  save: (issue: IssueView, value: string) => Promise<void>;
  drop: (issue: IssueView, reason: string) => Promise<void>;
  /** The clear value of a masked cell; absent without the right. Looking is logged. */
  reveal: ((issue: IssueView, reason: string) => Promise<string>) | undefined;
}

async function clearValue(importId: string, issue: IssueView, reason: string): Promise<string> {
  const input = { importId, rowId: issue.rowId, reason };
  const { rows } = await call<typeof revealRow>('POST /imports/:importId/rows/:rowId/reveal', input);
  return rows.find((row) => row.row === issue.rowNo && row.part === issue.part)?.cells[issue.column] ?? '';
}

export function useMending(importId: string, again: () => Promise<void>): Omit<Mending, 'tone'> {
  const may = useMay();
  return {
    mayMend: may('intake.mend'),
    mayMendMany: may('intake.mend-many'),
    mayDrop: may('intake.drop-row'),
    save: async ({ rowId, rowNo, part, column }, value) => {
      const input = { importId, rowId, cells: [{ row: rowNo, part, column, value }] };
      await call<typeof mendRow>('PUT /imports/:importId/rows/:rowId', input);
      await again();
    },
    drop: async ({ rowId }, reason) => {
      await call<typeof dropRow>('POST /imports/:importId/rows/:rowId/discard', { importId, rowId, reason });
      await again();
    },
    reveal: may('intake.reveal-row') ? (issue, reason) => clearValue(importId, issue, reason) : undefined,
  };
}
