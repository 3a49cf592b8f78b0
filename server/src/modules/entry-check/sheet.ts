/**
 * The checker's sheet of one order: every field in clear with why it needs eyes, lines beside list price and stock, credit, the
 * scan, what was asked and corrected before. Read under the rights of whoever opens it, who is logged. (CC-2.3)
 */
import type { CheckSheet } from '../../../../contract/entry-check.ts';
import type { SpecialDetails } from '../../../../contract/special.ts';
import type { Ctx } from '../../kernel/action.ts';
import type { DataKey } from '../../kernel/secrets.ts';
import { belowMinimum, catalogCache, priceAt } from '../catalog/index.ts';
import { companyCache } from '../company/index.ts';
import { loadClocks } from '../deadlines/index.ts';
import { stockFor } from '../inventory/index.ts';
import { peopleCache } from '../people/index.ts';
import { policyCache, rulesOf, type PolicySnapshot } from '../policy/index.ts';
import {
  clockViews,
  correctedFields,
  isFirstOrder,
  openDetails,
  openReceiver,
  regionNeedsDistrict,
  type LineRecord,
  type OrderRecord,
} from '../orders/index.ts';
import { creditOf } from './credit.ts';
import { eyesOn, type EntryFacts, type Eye, type EyedLine, type Limits } from './eyes.ts';
import { questionsOf } from './question-store.ts';
import { scansOf } from './scan-store.ts';

const noLimits: Limits = { confidence: 100, amount: 0, quantity: 0, price: 0 };

function limitsOf(policy: PolicySnapshot, now: Date): Limits {
  const [rule] = rulesOf(policy, 'scrutiny', now);
  if (!rule) return noLimits;
  const { confidence, amount, quantity, price } = rule.rule;
  return { confidence: confidence.percent, amount, quantity, price: price.percent };
}

export interface Opened {
  sheet: CheckSheet;
  /** The fields that must be confirmed. */
  marked: string[];
}

export async function openSheetOf(ctx: Ctx, record: OrderRecord, lines: LineRecord[], key: DataKey): Promise<Opened> {
  const asked = await askedOf(ctx, record, key);
  const read = {
    receiver: openReceiver(ctx.kernel.secrets, key, record.receiver_enc),
    message: record.buyer_message_enc ? ctx.kernel.secrets.decrypt(key, record.buyer_message_enc) : '',
    remark: record.seller_remark_enc ? ctx.kernel.secrets.decrypt(key, record.seller_remark_enc) : '',
    details: detailFields(openDetails(ctx.kernel.secrets, key, record)),
  };
  const shown = await linesOf(ctx, record, lines);
  const credit = await creditOf(ctx, record.customer_id, record.payment_terms === 'credit' ? record : null);
  const facts: EntryFacts = {
    receiver: { ...read.receiver, ciphered: record.ciphered },
    region: {
      province: record.province,
      city: record.city,
      district: record.district,
      codes: record.region_codes.length,
      needsDistrict: regionNeedsDistrict(record.region_codes),
    },
    isFirstOrder: await isFirstOrder(ctx, record, read.receiver.phone),
    total: record.total_amount,
    buyerMessage: read.message,
    flags: record.flags,
    guesses: await guessesOf(ctx, record.id, key),
    lines: shown.map((line) => line.facts),
    credit,
  };
  const eyes = eyesOn(facts, limitsOf(await ctx.cached(policyCache), ctx.now));
  const of = (field: string): Eye[] => eyes.get(field) ?? [];
  const fields = fieldsOf(record, read).map(([field, value]) => ({ field, value, eyes: of(field) }));
  // What is empty and usual is not shown at all.
  const kept = fields.filter((one) => one.value !== '' || one.eyes.length > 0);
  return {
    sheet: {
      ...(await headOf(ctx, record)),
      fields: kept,
      lines: shown.map(({ facts: { field }, view }) => ({ ...view, field, eyes: of(field) })),
      credit,
      ...asked,
    },
    // What the sheet does not show, nobody can confirm.
    marked: [...kept.map((one) => one.field), ...shown.map((line) => line.facts.field)].filter((field) =>
      eyes.has(field),
    ),
  };
}

/** The checker compares what was settled with the customer: in clear, as the rest of the sheet. */
function detailFields(details: SpecialDetails): [string, string][] {
  return Object.entries(details).flatMap(([kind, given]) =>
    Object.entries(given).map(([key, value]): [string, string] => [`details.${kind}.${key}`, value]),
  );
}

interface ReadText {
  receiver: { name: string; phone: string; detail: string };
  message: string;
  remark: string;
  details: [string, string][];
}

function fieldsOf(record: OrderRecord, { receiver, message, remark, details }: ReadText): [string, string][] {
  return [
    ['receiver.name', receiver.name],
    ['receiver.phone', receiver.phone],
    ['receiver.province', record.province],
    ['receiver.city', record.city],
    ['receiver.district', record.district],
    ['receiver.detail', receiver.detail],
    ['total', String(record.total_amount)],
    ['freight', record.freight_amount > 0 ? String(record.freight_amount) : ''],
    ['discount', record.discount_amount > 0 ? String(record.discount_amount) : ''],
    ['paymentTerms', record.payment_terms],
    ['flags', record.flags.join(' ')],
    ...details,
    ['requiredAt', record.required_at?.toISOString() ?? ''],
    ['promisedShipAt', record.promised_ship_at?.toISOString() ?? ''],
    ['buyerMessage', message],
    ['sellerRemark', remark],
  ];
}

async function headOf(ctx: Ctx, record: OrderRecord) {
  const company = await ctx.cached(companyCache);
  const people = await ctx.cached(peopleCache);
  const policy = await ctx.cached(policyCache);
  const shop = company.shops.get(record.shop_id);
  const name = (id: string | null): string | null =>
    id ? (people.persons.get(id)?.name ?? people.keyNames.get(id) ?? null) : null;
  const clocks = (await loadClocks(ctx.db, [record.id])).get(record.id) ?? [];
  return {
    id: record.id,
    number: record.number,
    rev: record.rev,
    shop: { id: record.shop_id, name: shop?.name ?? '', platform: shop?.platform ?? '' },
    channel: record.channel,
    externalNo: record.external_no,
    receivedAt: record.entered_at.toISOString(),
    enteredAt: record.recorded_at.toISOString(),
    enteredBy: name(record.entered_by) ?? '',
    takenBy: name(record.taken_by),
    total: record.total_amount,
    paid: record.paid_amount - record.refunded_amount,
    currency: record.currency,
    ciphered: record.ciphered,
    clocks: clockViews(policy, clocks),
  };
}

interface ShownLine {
  facts: EyedLine;
  view: Omit<CheckSheet['lines'][number], 'field' | 'eyes'>;
}

/** Lines as they were entered: what a bundle consists of and gifts follow from the catalogue. */
async function linesOf(ctx: Ctx, record: OrderRecord, lines: readonly LineRecord[]): Promise<ShownLine[]> {
  const catalog = await ctx.cached(catalogCache);
  const entered = lines.filter((line) => line.parent_line_id === null && !line.is_gift);
  const stock = await stockFor(
    ctx.db,
    entered.map((line) => line.sku_id),
  );
  const available = new Map(stock.map((one) => [`${one.warehouseId}/${one.skuId}`, one.available]));
  const below = belowMinimum(
    catalog,
    record.shop_id,
    record.entered_at,
    entered.map((line) => ({ skuId: line.sku_id, quantity: line.qty_ordered })),
  );
  return entered.map((line) => {
    const listPrice = priceAt(catalog, line.sku_id, record.shop_id, record.entered_at) ?? null;
    const there = line.is_bundle ? null : (available.get(`${line.warehouse_id ?? ''}/${line.sku_id}`) ?? null);
    const facts = {
      field: `line.${line.line_no}`,
      quantity: line.qty_ordered,
      unit: line.unit,
      unitPrice: line.unit_price,
      listPrice,
      available: there,
      below: below.get(line.sku_id) ?? null,
    };
    const { unitPrice, quantity, unit } = facts;
    const sku = catalog.skusById.get(line.sku_id)?.code ?? '';
    return {
      facts,
      view: { title: line.title, sku, quantity, unit, unitPrice, listPrice, available: there, amount: line.amount },
    };
  });
}

async function guessesOf(ctx: Ctx, orderId: string, key: DataKey): Promise<EntryFacts['guesses']> {
  const rows = await ctx.db.query<{ field: string; confidence: number; origin_enc: Buffer }>(
    `select field, confidence, origin_enc from entry_guesses where order_id = $1`,
    [orderId],
  );
  return rows.map(({ field, confidence, origin_enc: sealed }) => ({
    field,
    confidence,
    origin: ctx.kernel.secrets.decrypt(key, sealed),
  }));
}

async function askedOf(ctx: Ctx, record: OrderRecord, key: DataKey) {
  const questions = await questionsOf(ctx.db, record.id);
  const scans = await scansOf(ctx.db, [record.id]);
  const corrected = await correctedFields(ctx.db, record.id);
  const open = (sealed: Buffer | null): string | null => (sealed ? ctx.kernel.secrets.decrypt(key, sealed) : null);
  return {
    scanIds: scans.map((scan) => scan.id),
    questions: questions
      .filter((question) => question.state !== 'withdrawn')
      .map((question) => ({
        field: question.field,
        text: open(question.text_enc) ?? '',
        answer: open(question.answer_enc),
        answeredBy: question.answered_way,
      })),
    corrected,
  };
}
