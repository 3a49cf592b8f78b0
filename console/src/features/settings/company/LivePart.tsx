/** Live rooms and their sessions: a session gives an agency's streamer the rows of that show and no others. */
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { companyQuery } from '../../../app/company.ts';
import { Segments } from '../../../ui/Segments.tsx';
import { PartHead } from '../PartHead.tsx';
import { RecordsPart } from '../records/RecordsPart.tsx';
import { useKinds } from './kinds.ts';
import { useCompanyColumns } from './useCompanyColumns.tsx';

export function LivePart() {
  const { t } = useTranslation();
  const [shown, setShown] = useState<'sessions' | 'rooms'>('sessions');
  const company = useQuery(companyQuery);
  const kinds = useKinds();
  const columns = useCompanyColumns();
  const trouble = { error: company.error, onRetry: () => void company.refetch() };
  const latest = company.data?.sessions.toSorted((a, b) => (a.startsAt < b.startsAt ? 1 : -1));
  const { rooms } = company.data ?? {};
  return (
    <>
      <PartHead part="live">
        <Segments
          label={t('settings.part.live')}
          value={shown}
          onChange={setShown}
          choices={[
            ['sessions', t('settings.kind.sessions')],
            ['rooms', t('settings.kind.rooms')],
          ]}
        />
      </PartHead>
      {shown === 'rooms' && (
        <RecordsPart
          {...trouble}
          alone
          kind={kinds.rooms}
          columns={columns.rooms}
          rows={rooms}
          nameOf={(row) => row.name}
        />
      )}
      {shown === 'sessions' && (
        <RecordsPart
          {...trouble}
          alone
          kind={kinds.sessions}
          columns={columns.sessions}
          rows={latest}
          nameOf={(row) => row.title}
        />
      )}
    </>
  );
}
