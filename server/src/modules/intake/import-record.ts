/** An import as it is stored, and the rows of it that wait: names are the tables'. (OS-2.1, PD-3.2) */
import type { ShopHint } from '../platforms/index.ts';
import type { Platform } from './draft.ts';
import type { FileProblem } from './file-problems.ts';
import type { FormatId } from './formats/format-ids.ts';
import type { IssueCode, Params, Part } from './issues.ts';

export type ImportState = 'needs-shop' | 'waiting' | 'running' | 'done' | 'failed';

export interface ImportRecord {
  id: string;
  shop_id: string | null;
  platform: Platform;
  format: FormatId;
  part: Part | 'both';
  state: ImportState;
  file_ids: string[];
  companion_id: string | null;
  key_id: string;
  names_enc: Buffer;
  content_hash: Buffer;
  reported_at: Date;
  shop_hints: ShopHint[];
  bytes: number;
  rows: number;
  orders: number;
  rows_written: number;
  rows_known: number;
  orders_entered: number;
  orders_updated: number;
  orders_known: number;
  problem: FileProblem | null;
  runner: 'worker' | 'command';
  started_by: string | null;
  started_at: Date;
  ended_at: Date | null;
  chain_seq: number;
  chain_head: Buffer;
}

/** An issue as it is stored: a personal value is encrypted under the import's key. */
export interface StoredIssue {
  part: Part;
  row: number;
  column: string;
  code: IssueCode;
  params: Params;
  value?: string;
  valueEnc?: string;
}

export interface WaitingRecord {
  id: string;
  import_id: string;
  shop_id: string;
  part: Part;
  no: number;
  rows: number;
  external_no: string | null;
  state: 'waiting' | 'mended' | 'dropped' | 'superseded';
  rows_enc: Buffer;
  issues: StoredIssue[];
  order_id: string | null;
  rev: number;
}
