/** What is typed of each kind of the company's records; the endpoints say what is right. */
import { useQuery } from '@tanstack/react-query';
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

const shownBy = ['company', 'me'];
const named = (rows: readonly { id: string; name: string; active: boolean }[] | undefined): Choice[] =>
  (rows ?? []).filter((row) => row.active).map((row) => ({ value: row.id, label: row.name }));

/** The specs of all kinds in the reader's language. */
export function useKinds() {
  const { t } = useTranslation();
  const company = useQuery(companyQuery).data;
  const text = (name: string, more: Partial<FieldSpec> = {}): FieldSpec => ({
    name,
    kind: 'text',
    label: t(`settings.field.${name}`),
    ...more,
  });
  const choice = (name: string, choices: readonly Choice[], more: Partial<FieldSpec> = {}): FieldSpec =>
    text(name, { kind: 'choice', choices, ...more });
  const inUse: FieldSpec = text('active', { kind: 'check' });
  const words = (branch: string, values: readonly string[]): Choice[] =>
    values.map((value) => ({ value, label: t(`settings.${branch}.${value}`) }));
  const entity = () => choice('legalEntityId', named(company?.legalEntities));

  const legalEntities: RecordKind<LegalEntity> = {
    id: 'legalEntities',
    shownBy,
    fields: (row) => [
      text('code'),
      text('name'),
      text('uscc', { none: '', hint: t('settings.hint.uscc'), span: 6 }),
      ...(row ? [inUse] : []),
    ],
    add: { right: 'company.add-legal-entity', endpoint: endpoints.addLegalEntity },
    change: { right: 'company.change-legal-entity', endpoint: endpoints.changeLegalEntity, idName: 'legalEntityId' },
  };
  const departments: RecordKind<Department> = {
    id: 'departments',
    shownBy,
    fields: (row) => (row ? [text('name'), inUse] : [text('code'), text('name')]),
    add: { right: 'company.add-department', endpoint: endpoints.addDepartment },
    change: { right: 'company.change-department', endpoint: endpoints.changeDepartment, idName: 'departmentId' },
  };
  const shops: RecordKind<Shop> = {
    id: 'shops',
    shownBy,
    fields: (row) => [
      text('code'),
      text('name'),
      choice('platform', words('platform', platforms)),
      text('externalId', { none: '', hint: t('settings.hint.externalId') }),
      entity(),
      choice('departmentId', named(company?.departments)),
      choice('defaultWarehouseId', named(company?.warehouses), { none: t('settings.byRule') }),
      ...(row ? [inUse] : []),
    ],
    add: { right: 'company.add-shop', endpoint: endpoints.addShop },
    change: { right: 'company.change-shop', endpoint: endpoints.changeShop, idName: 'shopId' },
  };
  const warehouses: RecordKind<Warehouse> = {
    id: 'warehouses',
    shownBy,
    fields: (row) => [
      text('code'),
      text('name'),
      choice('kind', words('warehouseKind', warehouseKinds)),
      text('share', { kind: 'number', hint: t('settings.hint.share') }),
      entity(),
      ...(row ? [inUse] : []),
    ],
    add: { right: 'company.add-warehouse', endpoint: endpoints.addWarehouse },
    change: { right: 'company.change-warehouse', endpoint: endpoints.changeWarehouse, idName: 'warehouseId' },
  };
  const rooms: RecordKind<Room> = {
    id: 'rooms',
    shownBy,
    fields: (row) => [text('code'), text('name'), ...(row ? [inUse] : [choice('shopId', named(company?.shops))])],
    add: { right: 'company.add-room', endpoint: endpoints.addRoom },
    change: { right: 'company.change-room', endpoint: endpoints.changeRoom, idName: 'roomId' },
  };
  const sessions: RecordKind<LiveSession> = {
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
  };
  return { legalEntities, departments, shops, warehouses, rooms, sessions };
}

const platforms = ['douyin', 'kuaishou', 'taobao', 'pdd', 'jd', 'shopify', 'own', 'b2b'] as const;
const warehouseKinds = ['own', 'outsourced', 'returns'] as const;
