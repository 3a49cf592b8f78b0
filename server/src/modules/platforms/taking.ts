/**
 * Takes orders that a platform told in, many at once: new ones are entered where their platform says they stand, those that
 * are in follow what is newer, and what says the same again, or is older, changes nothing. (OS-2.1, OS-2.2, PD-3.2)
 */
import type { Ctx, RowCtx } from '../../kernel/action.ts';
import { Refusal, type RefusalIssue } from '../../kernel/refusal.ts';
import { catalogCache, type Catalog } from '../catalog/index.ts';
import { companyCache, type Company } from '../company/index.ts';
import {
  enterReported,
  findByExternal,
  followReport,
  loadNewOrders,
  prepareWithKeys,
  type LoadedNewOrder,
  type PlatformReport,
} from '../orders/index.ts';
import type { CreateOrderInput } from '../../../../contract/orders.ts';
import { policyCache, specialKindsAt, type SpecialRule } from '../policy/index.ts';
import { holdsInHand } from '../tasks/index.ts';
import { askAddress, loadAddress, type AddressAsked } from './address-request.ts';
import type { OrderDraft, ShopHint } from './draft.ts';
import { saidOf, type Said } from './said.ts';
import { reportOf, toTake } from './order-input.ts';
import { findSku, nearestCode, skuAliasesCache, type SkuAliases } from './sku-codes.ts';

/** Which file or message told it, and as of when. */
export interface Origin {
  feed: 'file' | 'platform';
  sourceId: string;
  /** Of a file when its bytes first came, of a platform its own time of the last change. */
  reportedAt: Date;
}

export interface ToTake extends Origin {
  shopId: string;
  draft: OrderDraft;
}

interface Source {
  id: string;
  source_id: string;
  content_hash: Buffer;
  reported_at: Date;
  platform_at: Date | null;
  platform_id: string | null;
  told_remark: Buffer | null;
  told_receiver: Buffer | null;
}

type Following = Exclude<Awaited<ReturnType<typeof prepareWithKeys>>[number], Refusal>;

export type Taking =
  | { kind: 'known'; orderId: string; isOurs: boolean }
  | {
      kind: 'following';
      loaded: Following;
      report: PlatformReport;
      hash: Buffer;
      said: Said;
      source: Source | undefined;
      address: AddressAsked | undefined;
      /** Holds that a person has taken over. */
      inHand: ReadonlyMap<string, string>;
    }
  | { kind: 'new'; input: CreateOrderInput; loaded: LoadedNewOrder; report: PlatformReport; hash: Buffer; said: Said };

export interface Taken {
  orderId: string;
  outcome: 'entered' | 'updated' | 'known';
  /** It came in by this very import, in an earlier run of it. */
  isOurs: boolean;
}

interface Known {
  catalog: Catalog;
  company: Company;
  aliases: SkuAliases;
  kinds: ReadonlyMap<string, SpecialRule>;
}

/** All inputs are of one shop: a file is. */
export async function loadTaking(
  ctx: Ctx,
  inputs: readonly ToTake[],
  remembered?: SkuAliases,
): Promise<(Taking | Refusal)[]> {
  const shopId = inputs[0]?.shopId;
  if (shopId === undefined) return [];
  ctx.mustReach({ shopId });
  const aliases = remembered ?? (await ctx.cached(skuAliasesCache));
  const known: Known = {
    catalog: await ctx.cached(catalogCache),
    company: await ctx.cached(companyCache),
    aliases,
    kinds: specialKindsAt(await ctx.cached(policyCache), ctx.now),
  };
  const present = await findByExternal(
    ctx.db,
    shopId,
    inputs.map((one) => one.draft.externalNo),
  );
  const sources = present.size > 0 ? await readSources(ctx, [...present.values()]) : new Map<string, Source>();
  const taking = inputs.map((one): Taking | Refusal | 'new' | 'following' => {
    const orderId = present.get(one.draft.externalNo);
    if (!orderId) return 'new';
    const source = sources.get(orderId);
    const isSame = source && (isOlder(one, source) || source.content_hash.equals(contentHash(ctx, one.draft)));
    return isSame ? { kind: 'known', orderId, isOurs: source.source_id === one.sourceId } : 'following';
  });
  await loadFollowing(ctx, inputs, taking, present, sources);
  await loadNew(ctx, inputs, taking, known);
  return taking as (Taking | Refusal)[];
}

/**
 * A platform's own times order its messages among themselves, two within one second included; the time of a file is when
 * it reached us, so the one tells nothing of the other.
 */
function isOlder({ feed, reportedAt }: Origin, source: Source): boolean {
  if (feed === 'file') return source.reported_at >= reportedAt;
  return source.platform_at !== null && source.platform_at > reportedAt;
}

type Slots = (Taking | Refusal | 'new' | 'following')[];

async function readSources(ctx: Ctx, orderIds: readonly string[]): Promise<Map<string, Source>> {
  const rows = await ctx.db.query<Source & Record<string, unknown>>(
    `select * from order_sources where id = any($1::uuid[])`,
    [orderIds],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

async function loadFollowing(
  ctx: Ctx,
  inputs: readonly ToTake[],
  slots: Slots,
  present: ReadonlyMap<string, string>,
  sources: ReadonlyMap<string, Source>,
): Promise<void> {
  const at = slots.flatMap((slot, n) => (slot === 'following' ? [n] : []));
  if (at.length === 0) return;
  const orderIds = at.map((n) => present.get(inputs[n]?.draft.externalNo ?? '') ?? '');
  const loaded = await prepareWithKeys(ctx, orderIds);
  const inHand = await holdsInHand(ctx.db, orderIds);
  for (const [m, n] of at.entries()) {
    const one = loaded[m];
    const input = inputs[n];
    if (!one || !input) continue;
    slots[n] =
      one instanceof Refusal
        ? one
        : {
            ...(await following(ctx, input, one, sources.get(orderIds[m] ?? ''))),
            inHand,
          };
  }
}

async function following(ctx: Ctx, one: ToTake, loaded: Following, source: Source | undefined) {
  const report = reportOf(one.draft);
  const said = saidOf(ctx, one.draft);
  const isPlatform = one.feed === 'platform' && source !== undefined;
  // Our own remark may be newer than what the platform still has: only what it changed itself is taken over.
  const isOldRemark = isPlatform && source.told_remark?.equals(said.remark);
  const isNewAddress = one.draft.receiverIsNews ?? !(source?.told_receiver?.equals(said.receiver) ?? true);
  return {
    kind: 'following' as const,
    loaded,
    report: isOldRemark ? { ...report, sellerRemark: null } : report,
    hash: contentHash(ctx, one.draft),
    said,
    source,
    address: isPlatform && isNewAddress ? await loadAddress(ctx, loaded, one.draft) : undefined,
  };
}

async function loadNew(ctx: Ctx, inputs: readonly ToTake[], slots: Slots, known: Known): Promise<void> {
  const wanted: { n: number; hash: Buffer; said: Said; input: CreateOrderInput; report: PlatformReport }[] = [];
  for (const [n, slot] of slots.entries()) {
    const one = inputs[n];
    if (slot !== 'new' || !one) continue;
    const found = codesOf(one, known);
    if (found instanceof Refusal) slots[n] = found;
    else {
      const told = { hash: contentHash(ctx, one.draft), said: saidOf(ctx, one.draft) };
      wanted.push({ n, ...told, ...toTake(one.draft, one.shopId, found, known.company, known.kinds) });
    }
  }
  if (wanted.length === 0) return;
  const loaded = await loadNewOrders(
    ctx,
    wanted.map((one) => one.input),
  );
  for (const [m, { n, ...rest }] of wanted.entries()) {
    const one = loaded[m];
    if (one) slots[n] = one instanceof Refusal ? one : { kind: 'new', loaded: one, ...rest };
  }
}

/** Our codes of the lines, or everything that is wrong with them at once. */
function codesOf({ draft, shopId }: ToTake, { catalog, company, aliases }: Known): string[] | Refusal {
  const issues: RefusalIssue[] = [];
  const other = shopOfHint(company, draft.shopHint);
  if (other && other.id !== shopId) issues.push({ field: 'shop', code: 'SHOP_DIFFERS', message: other.name });
  const codes = draft.lines.map((line, n) => {
    const code = line.merchantCode ?? '';
    const sku = findSku(catalog, aliases, shopId, code);
    const field = `lines.${n}.sku`;
    if (code === '') issues.push({ field, code: 'CELL_MISSING', message: '' });
    else if (!sku) issues.push({ field, code: 'SKU_UNKNOWN', message: nearestCode(catalog, code) ?? '' });
    else if (!sku.active) issues.push({ field, code: 'SKU_INACTIVE', message: '' });
    return sku?.code ?? '';
  });
  return issues.length > 0 ? new Refusal('SKU_CODE_UNREADABLE', { issues }) : codes;
}

/** The shop that the file means, where its id or name is one of ours. */
export function shopOfHint(company: Company, hint: ShopHint): { id: string; name: string } | undefined {
  if (!hint.id && !hint.name) return undefined;
  const byId = hint.id ? [...company.shops.values()].find((shop) => shop.externalId === hint.id) : undefined;
  return byId ?? (hint.name ? company.shopsByName.get(hint.name) : undefined);
}

/** What the same order says wherever it stood in its file: rows and the shop's name are no content. */
const noContent = new Set(['sourceRows', 'sourceRow', 'shopHint']);

/** Keyed, because a hash of few possible contents would tell them. */
function contentHash(ctx: Pick<Ctx, 'kernel'>, draft: OrderDraft): Buffer {
  const content = JSON.stringify(draft, (name, value: unknown) => (noContent.has(name) ? undefined : value));
  return ctx.kernel.secrets.token('order-content', content);
}

export function takeOne(ctx: RowCtx, origin: Origin, taking: Taking): Taken {
  if (taking.kind === 'known') return { orderId: taking.orderId, outcome: 'known', isOurs: taking.isOurs };
  const told: Record<string, string> =
    origin.feed === 'file' ? { importId: origin.sourceId } : { deliveryId: origin.sourceId };
  if (taking.kind === 'new') {
    const { order } = enterReported(ctx, taking.input, taking.loaded, taking.report, origin.sourceId);
    const source = sourceOf(origin, undefined, taking.said);
    ctx.insert('order_sources', { id: order.record.id, ...source, content_hash: taking.hash });
    ctx.record(order.chain, {
      keyId: order.record.key_id,
      occurredAt: order.record.entered_at,
      body: { ...told, stage: taking.report.stage },
    });
    return { orderId: order.record.id, outcome: 'entered', isOurs: true };
  }
  return follow(ctx, origin, taking, told);
}

function follow(
  ctx: RowCtx,
  origin: Origin,
  taking: Extract<Taking, { kind: 'following' }>,
  told: Record<string, string>,
): Taken {
  const { prepared, key } = taking.loaded;
  const { record, chain } = prepared.order;
  const { steps, body } = followReport(ctx, prepared, key, taking.report, taking.inHand);
  const asked = taking.address ? askAddress(ctx, prepared, key, taking.address) : undefined;
  if (steps.length === 0 && !asked) return { orderId: record.id, outcome: 'known', isOurs: false };
  // What only our own desk can settle is asked again by the next file.
  const isSettled = !steps.includes('note-shipped');
  const source = sourceOf(origin, taking.source, taking.said);
  if (taking.source)
    ctx.patch('order_sources', record.id, isSettled ? { ...source, content_hash: taking.hash } : source);
  else ctx.insert('order_sources', { id: record.id, ...source, content_hash: taking.hash });
  ctx.record(chain, { keyId: key.id, body: { ...told, steps, ...(asked ? { addressRequest: asked } : {}), ...body } });
  return {
    orderId: record.id,
    outcome: !asked && steps.every((step) => step === 'note-shipped') ? 'known' : 'updated',
    isOurs: true,
  };
}

/** What a platform alone knows better than a file is kept where the file says nothing of it. */
function sourceOf({ feed, sourceId, reportedAt }: Origin, before: Source | undefined, said: Said) {
  const isFile = feed === 'file';
  return {
    source_id: sourceId,
    reported_at: isFile || !before ? reportedAt : before.reported_at,
    platform_at: isFile ? (before?.platform_at ?? null) : reportedAt,
    platform_id: said.platformId ?? before?.platform_id ?? null,
    told_remark: isFile ? (before?.told_remark ?? null) : said.remark,
    told_receiver: isFile ? (before?.told_receiver ?? null) : said.receiver,
  };
}
