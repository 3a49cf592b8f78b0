/** Columns of the company's records; a record that another one names is told by its name. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { companyQuery } from '../../../app/company.ts';
import { useDepartmentName } from '../../../app/departmentName.ts';
import { useFormats } from '../../../i18n/useFormats.ts';
import type { Column } from '../../../ui/table/DataTable.tsx';
import { InUse } from '../records/recordCells.tsx';
import type { Department, LegalEntity, LiveSession, Room, Shop, Warehouse } from './kinds.ts';

/** What the columns of all kinds are made of. */
function usePieces() {
  const { t } = useTranslation();
  const departmentName = useDepartmentName();
  const formats = useFormats();
  const company = useQuery(companyQuery).data;
  const column = <Row,>(
    id: string,
    width: number,
    cell: Column<Row>['cell'],
    more: Partial<Column<Row>> = {},
  ): Column<Row> => ({ id, title: t(`settings.field.${id}`), width, cell, ...more });
  const nameIn = (rows: readonly { id: string; name: string }[] | undefined, id: string | null) =>
    rows?.find((row) => row.id === id)?.name;
  const both = <Row extends { code: string; name: string }>(): Column<Row>[] => [
    column<Row>('name', 180, (row) => row.name, { fixed: true, grows: true }),
    column<Row>('code', 130, (row) => <span className="mono">{row.code}</span>),
  ];
  const inUse = <Row extends { active: boolean }>() =>
    column<Row>('active', 90, (row) => <InUse active={row.active} />);
  return { t, departmentName, formats, company, column, nameIn, both, inUse };
}

type Pieces = ReturnType<typeof usePieces>;

const legalEntities = ({ both, column, inUse }: Pieces): Column<LegalEntity>[] => [
  ...both<LegalEntity>(),
  column('uscc', 200, (row) => <span className="mono">{row.uscc}</span>),
  inUse(),
];

const shops = ({ t, departmentName, company, both, column, nameIn, inUse }: Pieces): Column<Shop>[] => [
  ...both<Shop>(),
  column('platform', 150, (row) => t(`settings.platform.${row.platform}`)),
  column('departmentId', 160, (row) => departmentName(nameIn(company?.departments, row.departmentId))),
  column(
    'defaultWarehouseId',
    130,
    (row) => nameIn(company?.warehouses, row.defaultWarehouseId) ?? t('settings.byRule'),
  ),
  column('externalId', 140, (row) => row.externalId),
  inUse(),
];

const warehouses = ({ t, company, both, column, nameIn, inUse }: Pieces): Column<Warehouse>[] => [
  ...both<Warehouse>(),
  column('kind', 110, (row) => t(`settings.warehouseKind.${row.kind}`)),
  column('share', 140, (row) => `${row.share} %`, { end: true }),
  column('legalEntityId', 200, (row) => nameIn(company?.legalEntities, row.legalEntityId)),
  inUse(),
];

const sessions = ({ t, formats, company, column, nameIn }: Pieces): Column<LiveSession>[] => [
  column('title', 200, (row) => row.title, { fixed: true, grows: true }),
  column('startsAt', 130, (row) => formats.when(row.startsAt)),
  column('endsAt', 130, (row) => formats.when(row.endsAt)),
  column('roomId', 120, (row) => nameIn(company?.rooms, row.roomId)),
  column('streamers', 160, (row) => row.streamers.join(t('list.and'))),
  column('agency', 110, (row) => row.agency),
  column('cancelled', 90, (row) => (row.cancelled ? <span className="tag">{t('settings.cancelled')}</span> : '')),
];

export function useCompanyColumns() {
  const pieces = usePieces();
  const { both, column, inUse, nameIn, company } = pieces;
  return {
    legalEntities: legalEntities(pieces),
    departments: [...both<Department>(), inUse<Department>()],
    shops: shops(pieces),
    warehouses: warehouses(pieces),
    rooms: [...both<Room>(), column<Room>('shopId', 160, (row) => nameIn(company?.shops, row.shopId)), inUse<Room>()],
    sessions: sessions(pieces),
  };
}
