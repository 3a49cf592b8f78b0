/** What is typed of each kind of the company's records; the endpoints say what is right. */
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import * as endpoints from '../../../../../contract/company.ts';
import { companyQuery, type Company } from '../../../app/company.ts';
import type { Choice } from '../../../ui/form/fields.tsx';
import type { FieldSpec, RecordKind } from '../records/RecordForm.tsx';

type Rows<K extends keyof Company> = Company[K] extends (infer Row)[] ? Row : never;
export type LegalEntity = Rows<'legalEntities'>;
export type Department = Rows<'departments'>;
export type Shop = Rows<'shops'>;
export type Warehouse = Rows<'warehouses'>;
export type Room = Rows<'rooms'>;
export type LiveSession = Rows<'sessions'>;

/** The home page's first steps count them. */
const shownBy = ['company', 'me', 'home'];
const platforms = ['douyin', 'kuaishou', 'taobao', 'pdd', 'jd', 'shopify', 'own', 'b2b'] as const;
const warehouseKinds = ['own', 'outsourced', 'returns'] as const;

const named = (rows: readonly { id: string; name: string; active: boolean }[] | undefined): Choice[] =>
  (rows ?? []).filter((row) => row.active).map((row) => ({ value: row.id, label: row.name }));

/** What the fields of all kinds are made of. */
function partsOf(t: TFunction, company: Company | undefined) {
  const text = (name: string, more: Partial<FieldSpec> = {}): FieldSpec => ({
    name,
    kind: 'text',
    label: t(`settings.field.${name}`),
    ...more,
  });
  const choice = (name: string, choices: readonly Choice[], more: Partial<FieldSpec> = {}) =>
    text(name, { kind: 'choice', choices, ...more });
  /** A record that is there may be taken out of use; one that is new is in use. */
  const inUse = (row: object | undefined): FieldSpec[] => (row ? [text('active', { kind: 'check' })] : []);
  const entity = () => choice('legalEntityId', named(company?.legalEntities));
  return { t, company, text, choice, inUse, entity, both: [text('code'), text('name')] };
}

type Parts = ReturnType<typeof partsOf>;

const legalEntities = ({ t, text, both, inUse }: Parts): RecordKind<LegalEntity> => ({
  id: 'legalEntities',
  shownBy,
  fields: (row) => [...both, text('uscc', { none: '', hint: t('settings.hint.uscc'), span: 6 }), ...inUse(row)],
  add: { right: 'company.add-legal-entity', endpoint: endpoints.addLegalEntity },
  change: { right: 'company.change-legal-entity', endpoint: endpoints.changeLegalEntity, idName: 'legalEntityId' },
});

const departments = ({ text, both, inUse }: Parts): RecordKind<Department> => ({
  id: 'departments',
  shownBy,
  fields: (row) => (row ? [text('name'), ...inUse(row)] : both),
  add: { right: 'company.add-department', endpoint: endpoints.addDepartment },
  change: { right: 'company.change-department', endpoint: endpoints.changeDepartment, idName: 'departmentId' },
});

const shops = ({ t, company, text, choice, both, inUse, entity }: Parts): RecordKind<Shop> => ({
  id: 'shops',
  shownBy,
  fields: (row) => [
    ...both,
    choice(
      'platform',
      platforms.map((value) => ({ value, label: t(`settings.platform.${value}`) })),
    ),
    text('externalId', { none: '', hint: t('settings.hint.externalId') }),
    entity(),
    choice('departmentId', named(company?.departments)),
    choice('defaultWarehouseId', named(company?.warehouses), { none: t('settings.byRule') }),
    ...inUse(row),
  ],
  add: { right: 'company.add-shop', endpoint: endpoints.addShop },
  change: { right: 'company.change-shop', endpoint: endpoints.changeShop, idName: 'shopId' },
});

const warehouses = ({ t, text, choice, both, inUse, entity }: Parts): RecordKind<Warehouse> => ({
  id: 'warehouses',
  shownBy,
  fields: (row) => [
    ...both,
    choice(
      'kind',
      warehouseKinds.map((value) => ({ value, label: t(`settings.warehouseKind.${value}`) })),
    ),
    text('share', { kind: 'number', hint: t('settings.hint.share') }),
    entity(),
    ...inUse(row),
  ],
  add: { right: 'company.add-warehouse', endpoint: endpoints.addWarehouse },
  change: { right: 'company.change-warehouse', endpoint: endpoints.changeWarehouse, idName: 'warehouseId' },
});

const rooms = ({ company, choice, both, inUse }: Parts): RecordKind<Room> => ({
  id: 'rooms',
  shownBy,
  fields: (row) => [...both, ...(row ? inUse(row) : [choice('shopId', named(company?.shops))])],
  add: { right: 'company.add-room', endpoint: endpoints.addRoom },
  change: { right: 'company.change-room', endpoint: endpoints.changeRoom, idName: 'roomId' },
});

const sessions = ({ t, company, text, choice }: Parts): RecordKind<LiveSession> => ({
  id: 'sessions',
  shownBy,
  fields: (row) => [
    ...(row ? [] : [choice('roomId', named(company?.rooms))]),
    text('title'),
    text('startsAt', { kind: 'time' }),
    text('endsAt', { kind: 'time' }),
    text('streamers', { kind: 'list' }),
    text('agency', { none: '', hint: t('settings.hint.agency') }),
    ...(row ? [text('cancelled', { kind: 'check' })] : []),
  ],
  add: { right: 'company.add-session', endpoint: endpoints.addSession },
  change: { right: 'company.change-session', endpoint: endpoints.changeSession, idName: 'sessionId' },
});

/** All kinds in the reader's language. */
export function useKinds() {
  const { t } = useTranslation();
  const parts = partsOf(t, useQuery(companyQuery).data);
  return {
    legalEntities: legalEntities(parts),
    departments: departments(parts),
    shops: shops(parts),
    warehouses: warehouses(parts),
    rooms: rooms(parts),
    sessions: sessions(parts),
  };
}
