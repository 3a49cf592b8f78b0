/** The door of platforms: orders as platforms tell them, and how they are taken in, from whichever feed. (OS-2.1, OS-2.2) */
import { listAddressRequests, revealAddress } from './list-addresses.ts';
import { acceptAddress, refuseAddress } from './settle-address.ts';

export { wishesIn } from './special-words.ts';
export type {
  AmountsDraft,
  LineDraft,
  OrderDraft,
  OrderKind,
  PersonalText,
  PlatformStage,
  ReceiverDraft,
  RefundState,
  ShopHint,
  WaybillDraft,
} from './draft.ts';
export { openAddressRequests } from './address-request.ts';
export { rememberSku, skuAliasesCache, type SkuAliases } from './sku-codes.ts';
export { refundOfLines, stageOfLines } from './stage-of-lines.ts';
export { loadTaking, shopOfHint, takeOne, type Taken, type Taking, type ToTake } from './taking.ts';
export { findByPlatformId, noteRemarkTold, noteSaid, platformIdOf, saidOf, type Seen } from './said.ts';

export const platformActions = [acceptAddress, refuseAddress, revealAddress];
export const platformQueries = [listAddressRequests];
