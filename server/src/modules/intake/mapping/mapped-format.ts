/** A saved mapping as a format: its columns by the names that a person chose, read like any platform's list. Pure. (OS-2.1) */
import type { MappingSpec } from '../../../../../contract/import-mappings.ts';
import { neededFields, personalFields } from '../../../../../contract/mapping-words.ts';
import type { PlatformStage } from '../draft.ts';
import type { OrderFormat } from '../formats/format.ts';
import { readStandardOrder, usualWords, type Words } from '../formats/standard-order.ts';
import { timeReader } from '../offset-time.ts';
import type { WantedColumn } from '../sheet.ts';
import { refundStateOf, stageOf } from '../words.ts';

export interface Mapping {
  id: string;
  name: string;
  shopId: string | null;
  header: string[];
  spec: MappingSpec;
}

const personal: readonly string[] = personalFields;

export function formatOfMapping({ id, name, shopId, header, spec }: Mapping): OrderFormat {
  const format: OrderFormat = {
    id: `mapped:${id}`,
    title: { zh: name, en: name },
    platform: 'any',
    parts: [
      {
        part: 'orders',
        columns: columnsOf(spec),
        signature: header.filter((word) => word !== ''),
        writing: { time: timeReader(spec.zoneMinutes, spec.dateOrder), minorUnits: spec.amountUnit === 'minor' },
      },
    ],
    orderField: 'orderNo',
    bareNumber: (text) => text.replace(/^#/u, ''),
    shopFields: { id: 'shopId', name: 'shopName' },
    shopId,
    readOrder: (rows, context) => {
      const read = readStandardOrder(format, rows, context, wordsOf(spec));
      return read.draft
        ? { draft: { ...read.draft, currency: read.draft.currency ?? spec.currency }, issues: [] }
        : read;
    },
  };
  return format;
}

function columnsOf(spec: MappingSpec): Record<string, WantedColumn> {
  const needed: readonly string[] = neededFields;
  const columns = Object.entries(spec.columns).map(([field, column]): [string, WantedColumn] => {
    const need = needed.includes(field) ? 'required' : 'optional';
    const names = [column.trim()];
    return [field, personal.includes(field) ? { names, need, personal: true } : { names, need }];
  });
  return Object.fromEntries(columns);
}

/** A list without a status holds orders that are paid and to be shipped. */
function wordsOf(spec: MappingSpec): Words {
  const own: Readonly<Record<string, PlatformStage>> = spec.statusWords;
  const hasStatus = spec.columns.status !== undefined;
  return {
    ...usualWords,
    paidWhenPlaced: spec.columns.paidAt === undefined,
    standingOf: (status, refund) => ({
      stage: hasStatus ? (own[status] ?? stageOf(status)) : 'preparing',
      refund: refundStateOf(refund),
    }),
  };
}
