/**
 * The demonstration company's 20 products with their 35 SKUs. Codes, names and prices are those of samples/goods.json, so
 * that the example files fit the company; here stands what a file of orders does not say. (OS-2.2)
 */
import samples from '../../../../samples/goods.json' with { type: 'json' };

interface SampleGood {
  code: string;
  title: string;
  spec: string;
  fen: number;
}

interface Traits {
  /** How SKU codes of the product begin, up to the dash. */
  prefix: readonly string[];
  code: string;
  category: string;
  unit?: string;
  serial?: boolean;
  custom?: boolean;
  presaleDays?: number;
  depositMinor?: number;
  freight?: boolean;
  installation?: boolean;
  bundle?: boolean;
  /** How often it is bought, beside the others. */
  weight: number;
}

const products: readonly Traits[] = [
  { code: 'BWB500', prefix: ['BWB500'], category: '杯', weight: 16 },
  { code: 'BWB800', prefix: ['BWB800'], category: '杯', weight: 8 },
  { code: 'KZB', prefix: ['KZB'], category: '杯', custom: true, weight: 0 },
  { code: 'XGB', prefix: ['XGB'], category: '杯', weight: 8 },
  { code: 'JG', prefix: ['JG'], category: '锅具', weight: 5 },
  { code: 'TG', prefix: ['TG'], category: '锅具', weight: 5 },
  { code: 'CS', prefix: ['CS'], category: '锅具', weight: 4 },
  { code: 'GJ3', prefix: ['GJ3'], category: '锅具', bundle: true, weight: 5 },
  { code: 'DSH', prefix: ['DSH'], category: '小家电', serial: true, weight: 6 },
  { code: 'ZZB', prefix: ['ZZB'], category: '小家电', serial: true, weight: 5 },
  { code: 'LYJ', prefix: ['LYJ'], category: '大家电', freight: true, installation: true, weight: 1 },
  { code: 'CL', prefix: ['CL'], category: '布艺', unit: '㎡', custom: true, weight: 0 },
  { code: 'SJT', prefix: ['SJT15', 'SJT18'], category: '布艺', weight: 7 },
  { code: 'CSB', prefix: ['CSB'], category: '布艺', presaleDays: 15, weight: 0 },
  { code: 'MJ', prefix: ['MJ'], category: '布艺', weight: 8 },
  { code: 'SNX', prefix: ['SNX'], category: '收纳', weight: 5 },
  { code: 'MFG', prefix: ['MFG'], category: '收纳', weight: 5 },
  { code: 'XYN', prefix: ['XYN'], category: '日用', weight: 7 },
  { code: 'NHLH', prefix: ['NHLH'], category: '礼盒', presaleDays: 15, depositMinor: 2000, weight: 0 },
  { code: 'BS', prefix: ['BS'], category: '赠品', weight: 0 },
];

export interface DemoSku {
  code: string;
  name: string;
  fen: number;
  product: string;
  freight: boolean;
  weight: number;
}

const traitsOf = (code: string): Traits => {
  const found = products.find((one) => one.prefix.includes(code.split('-')[0] ?? ''));
  if (!found) throw new Error(`no product for ${code}`);
  return found;
};

const goods = samples as readonly SampleGood[];

export const skus: readonly DemoSku[] = goods.map(({ code, title, spec, fen }) => {
  const traits = traitsOf(code);
  const siblings = goods.filter((one) => traitsOf(one.code) === traits).length;
  return {
    code,
    name: `${title} ${spec}`,
    fen,
    product: traits.code,
    freight: traits.freight ?? false,
    weight: traits.weight / siblings,
  };
});

export const skuOf = (code: string): DemoSku => {
  const found = skus.find((one) => one.code === code);
  if (!found) throw new Error(`no SKU ${code}`);
  return found;
};

/** The inputs of catalog.add-product, one per product. */
export function productInputs() {
  return products.map((traits) => {
    const own = goods.filter((one) => traitsOf(one.code) === traits);
    const {
      serial = false,
      custom = false,
      presaleDays = null,
      depositMinor = null,
      freight = false,
      installation = false,
    } = traits;
    return {
      code: traits.code,
      name: own[0]?.title ?? traits.code,
      category: traits.category,
      skus: own.map(({ code, title, spec, fen }, n) => ({
        code,
        name: `${title} ${spec}`,
        unit: traits.unit ?? '件',
        // Numbers from 20 to 29 are for use within a company: no other product has them.
        barcodes: [`29${String(10_000_000_000 + barcodeNumber(traits.code) * 100 + n)}`],
        serial,
        custom,
        presaleDays,
        depositMinor,
        freight,
        installation,
        kind: traits.bundle ? ('bundle' as const) : ('plain' as const),
        unitPrice: (fen / 100).toFixed(2),
      })),
    };
  });
}

const barcodeNumber = (code: string): number => products.findIndex((one) => one.code === code) + 1;

export const bundle = { code: 'GJ3-01', parts: ['JG-01', 'TG-01', 'CS-01'] } as const;
/** What a business order of these has at least, at the price of the list. */
export const wholesale = (
  [
    ['KZB-SL', '100'],
    ['KZB-BK', '100'],
    ['BWB800-WH', '50'],
    ['MFG-01', '48'],
    ['XYN-01', '40'],
  ] as const
).map(([code, minQuantity]) => ({ code, minQuantity, unitPrice: (skuOf(code).fen / 100).toFixed(2) }));
export const giftCode = 'BS-01';
/** What the flash of the live show sold more of than there was. */
export const oversoldCode = 'BWB500-GN';
