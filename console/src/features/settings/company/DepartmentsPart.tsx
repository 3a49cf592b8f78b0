/** The company's departments. */
import { useQuery } from '@tanstack/react-query';
import { companyQuery } from '../../../app/company.ts';
import { PartHead } from '../PartHead.tsx';
import { RecordsPart } from '../records/RecordsPart.tsx';
import { useKinds } from './kinds.ts';
import { useCompanyColumns } from './useCompanyColumns.tsx';

export function DepartmentsPart() {
  const company = useQuery(companyQuery);
  const kind = useKinds().departments;
  const columns = useCompanyColumns().departments;
  return (
    <>
      <PartHead part="departments" />
      <RecordsPart
        alone
        kind={kind}
        columns={columns}
        rows={company.data?.departments}
        error={company.error}
        onRetry={() => void company.refetch()}
        nameOf={(row) => row.name}
      />
    </>
  );
}
