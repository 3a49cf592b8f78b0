/** The company's warehouses. */
import { useQuery } from '@tanstack/react-query';
import { companyQuery } from '../../../app/company.ts';
import { PartHead } from '../PartHead.tsx';
import { RecordsPart } from '../records/RecordsPart.tsx';
import { useKinds } from './kinds.ts';
import { useCompanyColumns } from './useCompanyColumns.tsx';

export function WarehousesPart() {
  const company = useQuery(companyQuery);
  const kind = useKinds().warehouses;
  const columns = useCompanyColumns().warehouses;
  return (
    <>
      <PartHead part="warehouses" />
      <RecordsPart
        alone
        kind={kind}
        columns={columns}
        rows={company.data?.warehouses}
        error={company.error}
        onRetry={() => void company.refetch()}
        nameOf={(row) => row.name}
      />
    </>
  );
}
