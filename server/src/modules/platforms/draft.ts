/**
 * An order as a platform tells it, in its file, its message or its answer: in our words and before any decision. Amounts
 * are integers of the currency's minor unit, prices and quantities decimal strings, instants are instants. (OS-2.1)
 */
import type { platformStages } from '../../../../contract/channels.ts';

export type PlatformStage = (typeof platformStages)[number];
export type RefundState = 'none' | 'applied' | 'in-progress' | 'refunded' | 'closed' | 'refused';
export type OrderKind = 'normal' | 'presale' | 'custom';

/** Platforms hide buyers: a value may be clear, a mask (王**) or a cipher that only the platform's label tool can read. */
export interface PersonalText {
  kind: 'clear' | 'masked' | 'ciphered';
  text: string;
}

export interface ReceiverDraft {
  name?: PersonalText;
  phone?: PersonalText;
  province?: PersonalText;
  city?: PersonalText;
  district?: PersonalText;
  street?: PersonalText;
  detail?: PersonalText;
}

export interface LineDraft {
  /** The platform's sub-order number; the legacy Taobao lists have none. */
  externalLineNo?: string;
  externalItemNo?: string;
  title: string;
  spec?: string;
  /** The company's SKU code; absent when the cell is blank. */
  merchantCode?: string;
  quantity: string;
  unitPrice: string;
  /** Price × quantity before discounts. */
  amount: number;
  /** Only when the file states it per line; otherwise the order's discount is to be shared. */
  discount?: number;
  stage: PlatformStage;
  shipBy?: Date;
  refundState: RefundState;
}

export interface AmountsDraft {
  goods: number;
  freight: number;
  discount: number;
  /** What the total is made of, as far as the file says: who bears it decides what is reimbursed. */
  discountBy: Partial<Record<'platform' | 'shop' | 'streamer' | 'payment' | 'voucher', number>>;
  /** A change of price by the seller; below zero lowers what is payable. */
  adjustment: number;
  payable: number;
  paid: number;
}

export interface WaybillDraft {
  number: string;
  carrier?: string;
}

/** How the platform names the shop that the order belongs to, where it does. */
export interface ShopHint {
  id?: string;
  name?: string;
}

export interface SpecialWish {
  /** A kind, its title, or another word for it. */
  kind: string;
  /** What was said of it in one text. */
  text?: string;
  details?: Record<string, string>;
}

export interface OrderDraft {
  externalNo: string;
  /** The platform's own id of the order, where people know it by another number. */
  platformId?: string;
  shopHint: ShopHint;
  /** CNY where it does not say. */
  currency?: string;
  stage: PlatformStage;
  statusWord: string;
  kind: OrderKind;
  kindWord?: string;
  createdAt: Date;
  paidAt?: Date;
  platformShipBy?: Date;
  shippedAt?: Date;
  completedAt?: Date;
  /** How it was paid, in our words. */
  paidBy?: string;
  buyerNick?: string;
  buyerMessage?: string;
  sellerRemark?: string;
  /** 0 grey, 1 purple, 2 cyan, 3 green, 4 orange, 5 red. */
  sellerFlag?: number;
  cancelReason?: string;
  /** Kinds of special order in the words of whoever told it. */
  special?: SpecialWish[];
  /**
   * Tags that the platform or the shop put on it, `刻字：平安` where something is said; those that are a kind's name, or another
   * word for it, make it special. The seller's remark is read like one more of them.
   */
  labels?: string[];
  streamer?: { id?: string; name?: string };
  receiver: ReceiverDraft;
  /** The platform says that the buyer changed it: ciphertexts cannot be compared. */
  receiverIsNews?: boolean;
  amounts: AmountsDraft;
  lines: LineDraft[];
  waybills: WaybillDraft[];
  refundState: RefundState;
}
