/**
 * An order as a platform's file tells it: the draft of `platforms`, and where in the file it stood.
 */
import type { LineDraft as ToldLine, OrderDraft as ToldOrder } from '../platforms/index.ts';
import type { Part } from './issues.ts';

export type {
  AmountsDraft,
  OrderKind,
  PersonalText,
  PlatformStage,
  ReceiverDraft,
  RefundState,
  WaybillDraft,
} from '../platforms/index.ts';

/** `any`: a list that a company mapped itself may come from whichever of its shops. */
export type Platform = 'douyin' | 'taobao' | 'pdd' | 'kuaishou' | 'jd' | 'shopify' | 'any';

export interface LineDraft extends ToldLine {
  sourceRow: number;
}

export interface SourceRow {
  part: Part;
  row: number;
}

export interface OrderDraft extends ToldOrder {
  platform: Platform;
  lines: LineDraft[];
  sourceRows: SourceRow[];
}
