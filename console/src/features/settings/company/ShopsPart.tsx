/** The company's shops. */
import { useQuery } from '@tanstack/react-query';
import { companyQuery } from '../../../app/company.ts';
import { PartHead } from '../PartHead.tsx';
import { RecordsPart } from '../records/RecordsPart.tsx';
import { useKinds } from './kinds.ts';
import { useCompanyColumns } from './useCompanyColumns.tsx';

export function ShopsPart() {
  const company = useQuery(companyQuery);
  const kind = useKinds().shops;
  const columns = useCompanyColumns().shops;
  return (
    <>
      <PartHead part="shops" />
      <RecordsPart
        alone
        kind={kind}
        columns={columns}
        rows={company.data?.shops}
        error={company.error}
        onRetry={() => void company.refetch()}
        nameOf={(row) => row.name}
      />
    </>
  );
}
