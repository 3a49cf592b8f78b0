/** Columns of the company's records; a record that another one names is told by its name. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { companyQuery } from '../../../app/company.ts';
import { useFormats } from '../../../i18n/useFormats.ts';
import type { Column } from '../../../ui/table/DataTable.tsx';
import { InUse } from '../records/recordCells.tsx';
import type { Department, LegalEntity, LiveSession, Room, Shop, Warehouse } from './kinds.ts';

export function useCompanyColumns() {
  const { t } = useTranslation();
  const formats = useFormats();
  const company = useQuery(companyQuery).data;
  const nameIn = (rows: readonly { id: string; name: string }[] | undefined, id: string | null) =>
    rows?.find((row) => row.id === id)?.name;
  const column = <Row,>(
    id: string,
    width: number,
    cell: Column<Row>['cell'],
    more: Partial<Column<Row>> = {},
  ): Column<Row> => ({
    id,
    title: t(`settings.field.${id}`),
    width,
    cell,
    ...more,
  });
  const both = <Row extends { code: string; name: string }>(): Column<Row>[] => [
    column<Row>('name', 180, (row) => row.name, { fixed: true, grows: true }),
    column<Row>('code', 130, (row) => <span className="mono">{row.code}</span>),
  ];
  const inUse = <Row extends { active: boolean }>() =>
    column<Row>('active', 90, (row) => <InUse active={row.active} />);
  return {
    legalEntities: [
      ...both<LegalEntity>(),
      column<LegalEntity>('uscc', 200, (row) => <span className="mono">{row.uscc}</span>),
      inUse<LegalEntity>(),
    ],
    departments: [...both<Department>(), inUse<Department>()],
    shops: [
      ...both<Shop>(),
      column<Shop>('platform', 100, (row) => t(`settings.platform.${row.platform}`)),
      column<Shop>('departmentId', 130, (row) => nameIn(company?.departments, row.departmentId)),
      column<Shop>(
        'defaultWarehouseId',
        130,
        (row) => nameIn(company?.warehouses, row.defaultWarehouseId) ?? t('settings.byRule'),
      ),
      column<Shop>('externalId', 140, (row) => row.externalId),
      inUse<Shop>(),
    ],
    warehouses: [
      ...both<Warehouse>(),
      column<Warehouse>('kind', 110, (row) => t(`settings.warehouseKind.${row.kind}`)),
      column<Warehouse>('share', 110, (row) => `${row.share} %`, { end: true }),
      column<Warehouse>('legalEntityId', 200, (row) => nameIn(company?.legalEntities, row.legalEntityId)),
      inUse<Warehouse>(),
    ],
    rooms: [...both<Room>(), column<Room>('shopId', 160, (row) => nameIn(company?.shops, row.shopId)), inUse<Room>()],
    sessions: [
      column<LiveSession>('title', 200, (row) => row.title, { fixed: true, grows: true }),
      column<LiveSession>('startsAt', 130, (row) => formats.when(row.startsAt)),
      column<LiveSession>('endsAt', 130, (row) => formats.when(row.endsAt)),
      column<LiveSession>('roomId', 120, (row) => nameIn(company?.rooms, row.roomId)),
      column<LiveSession>('streamers', 160, (row) => row.streamers.join(t('list.and'))),
      column<LiveSession>('agency', 110, (row) => row.agency),
      column<LiveSession>('cancelled', 90, (row) =>
        row.cancelled ? <span className="tag">{t('settings.cancelled')}</span> : '',
      ),
    ],
  };
}
