/** The company: its names and contact, how it looks (logo, colour), and its legal entities. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { settingsList } from '../../../../../contract/settings.ts';
import { call } from '../../../app/api.ts';
import { companyQuery } from '../../../app/company.ts';
import { ErrorStrip } from '../../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../../ui/state/Skeleton.tsx';
import { PartHead } from '../PartHead.tsx';
import { RecordsPart } from '../records/RecordsPart.tsx';
import { CompanyForm } from './CompanyForm.tsx';
import { useKinds } from './kinds.ts';
import { LogoChoice } from './LogoChoice.tsx';
import { useCompanyColumns } from './useCompanyColumns.tsx';

export function CompanyPart() {
  const { t } = useTranslation();
  const settings = useQuery({
    queryKey: ['settings'],
    queryFn: ({ signal }) => call<typeof settingsList>('GET /settings', {}, { signal }),
  });
  const company = useQuery(companyQuery);
  const kind = useKinds().legalEntities;
  const columns = useCompanyColumns().legalEntities;
  return (
    <>
      <PartHead part="company" />
      <div className="scroll">
        <div className="pad narrow-part">
          {settings.isPending && <Skeleton rows={6} />}
          {settings.isError && <ErrorStrip error={settings.error} onRetry={() => void settings.refetch()} />}
          {settings.data && <CompanyForm settings={settings.data.settings} />}
          <section className="side-part">
            <h2>{t('settings.logo')}</h2>
            <LogoChoice />
          </section>
        </div>
        <RecordsPart
          kind={kind}
          columns={columns}
          rows={company.data?.legalEntities}
          error={company.error}
          onRetry={() => void company.refetch()}
          nameOf={(row) => row.name}
        />
      </div>
    </>
  );
}
