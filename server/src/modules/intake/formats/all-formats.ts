/** The platforms' formats that ship with the product; the mappings that a company made itself come beside them. */
import { douyinCsv } from './douyin-csv.ts';
import type { FormatId } from './format-ids.ts';
import type { OrderFormat } from './format.ts';
import { jdCsv } from './jd-csv.ts';
import { kuaishouXlsx } from './kuaishou-xlsx.ts';
import { pddCsv } from './pdd-csv.ts';
import { shopifyCsv } from './shopify-csv.ts';
import { taobao2026 } from './taobao-2026.ts';
import { taobaoLegacyCsv } from './taobao-legacy-csv.ts';

export const platformFormats: readonly OrderFormat[] = [
  douyinCsv,
  taobaoLegacyCsv,
  taobao2026,
  kuaishouXlsx,
  pddCsv,
  jdCsv,
  shopifyCsv,
];

export function formatOf(id: FormatId, formats: readonly OrderFormat[] = platformFormats): OrderFormat | undefined {
  return formats.find((format) => format.id === id);
}
