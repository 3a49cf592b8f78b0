/** What the company consists of, as all modules read it: by id, and by the code or name that people and files use. (OS-1) */

export type Platform = 'douyin' | 'kuaishou' | 'taobao' | 'pdd' | 'jd' | 'shopify' | 'own' | 'b2b';

export interface LegalEntity {
  id: string;
  code: string;
  name: string;
  uscc: string | null;
  active: boolean;
  rev: number;
}

export interface Department {
  id: string;
  /** A word of contract/vocabulary.ts for the departments that policies name. */
  code: string;
  name: string;
  active: boolean;
  rev: number;
}

export interface Shop {
  id: string;
  code: string;
  name: string;
  platform: Platform;
  /** The shop's own id on its platform, by which files and webhooks name it. */
  externalId: string | null;
  legalEntityId: string;
  departmentId: string;
  defaultWarehouseId: string | null;
  active: boolean;
  rev: number;
}

export interface Warehouse {
  id: string;
  code: string;
  name: string;
  legalEntityId: string;
  kind: 'own' | 'outsourced' | 'returns';
  /** Share of the orders in percent, by which lines are spread when no rule says otherwise. */
  share: number;
  active: boolean;
  rev: number;
}

export interface LiveRoom {
  id: string;
  code: string;
  name: string;
  shopId: string;
  active: boolean;
  rev: number;
}

export interface LiveSession {
  id: string;
  roomId: string;
  shopId: string;
  title: string;
  streamers: string[];
  /** The agency that streams, where it is not the company itself. */
  agency: string | null;
  startsAt: Date;
  endsAt: Date;
  cancelled: boolean;
  rev: number;
}

export interface Company {
  legalEntities: Map<string, LegalEntity>;
  departments: Map<string, Department>;
  departmentsByCode: Map<string, Department>;
  shops: Map<string, Shop>;
  shopsByCode: Map<string, Shop>;
  shopsByName: Map<string, Shop>;
  warehouses: Map<string, Warehouse>;
  warehousesByCode: Map<string, Warehouse>;
  rooms: Map<string, LiveRoom>;
  /** Sessions of the last year and those to come; older ones are read from the table. */
  sessions: Map<string, LiveSession>;
}

export interface CompanyRows {
  legalEntities: LegalEntity[];
  departments: Department[];
  shops: Shop[];
  warehouses: Warehouse[];
  rooms: LiveRoom[];
  sessions: LiveSession[];
}

function by<T, K>(rows: readonly T[], key: (row: T) => K): Map<K, T> {
  return new Map(rows.map((row) => [key(row), row]));
}

export function assembleCompany(rows: CompanyRows): Company {
  return {
    legalEntities: by(rows.legalEntities, (r) => r.id),
    departments: by(rows.departments, (r) => r.id),
    departmentsByCode: by(rows.departments, (r) => r.code),
    shops: by(rows.shops, (r) => r.id),
    shopsByCode: by(rows.shops, (r) => r.code),
    shopsByName: by(rows.shops, (r) => r.name),
    warehouses: by(rows.warehouses, (r) => r.id),
    warehousesByCode: by(rows.warehouses, (r) => r.code),
    rooms: by(rows.rooms, (r) => r.id),
    sessions: by(rows.sessions, (r) => r.id),
  };
}

/** The sessions of a shop that were on air at this instant. */
export function sessionsAt(company: Company, shopId: string, at: Date): LiveSession[] {
  const ofShop = [...company.sessions.values()].filter((s) => s.shopId === shopId && !s.cancelled);
  return ofShop.filter((s) => s.startsAt <= at && at < s.endsAt);
}
