/** Where each carrier goes, in how many days and at what cost: provinces as rows, carriers as columns. (OS-3.1, OS-3.2) */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { reviewSettings } from '../../../../../contract/review-settings.ts';
import type { OutputOf } from '../../../../../contract/kit.ts';
import { useMay } from '../../../app/session.ts';
import { useFormats } from '../../../i18n/useFormats.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { KeyCap } from '../../../ui/keys/KeyCap.tsx';
import { useKeys } from '../../../ui/keys/useKeys.ts';
import { Empty } from '../../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../../ui/state/Skeleton.tsx';
import { DataTable, type Column } from '../../../ui/table/DataTable.tsx';
import { PartHead } from '../PartHead.tsx';
import { ReachForms } from './ReachForms.tsx';
import { useReviewSettings } from './reviewSettings.ts';

export type Reach = OutputOf<typeof reviewSettings>['reach'][number];

interface Province {
  province: string;
  reach: Reach[];
}

function byProvince(reach: readonly Reach[]): Province[] {
  const provinces = new Map<string, Reach[]>();
  for (const one of reach) provinces.set(one.province, [...(provinces.get(one.province) ?? []), one]);
  return [...provinces].map(([province, list]) => ({ province, reach: list }));
}

export function ReachPart() {
  const { t } = useTranslation();
  const may = useMay()('review.set-reach');
  const settings = useReviewSettings();
  const [focus, setFocus] = useState<string>();
  const [open, setOpen] = useState<string>();
  const reach = settings.data?.reach;
  const rows = byProvince(reach ?? []);
  const carriers = [...new Set(reach?.map((one) => one.carrier))];
  const none = rows.length === 0 ? <Empty why={t('settings.none.reach')} /> : undefined;
  useKeys(t('settings.part.reach'), [{ keys: 'n', label: t('settings.reach.add'), off: !may, run: () => setOpen('') }]);
  return (
    <>
      <PartHead part="reach">
        {may && (
          <button type="button" className="btn" onClick={() => setOpen('')}>
            <Icon name="plus" />
            {t('settings.reach.add')}
            <KeyCap keys="n" upper />
          </button>
        )}
      </PartHead>
      {settings.isError && <ErrorStrip error={settings.error} onRetry={() => void settings.refetch()} />}
      <DataTable
        label={t('settings.part.reach')}
        columns={useReachColumns(carriers)}
        rows={rows}
        keyOf={(row) => row.province}
        nameOf={(row) => row.province}
        focus={focus}
        onFocus={setFocus}
        onOpen={(row) => may && setOpen(row.province)}
        instead={reach || settings.isError ? none : <Skeleton rows={12} />}
      />
      {open !== undefined && (
        <ReachForms
          key={open}
          province={open}
          reach={rows.find((row) => row.province === open)?.reach ?? []}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

function useReachColumns(carriers: readonly string[]): Column<Province>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const cell = (one: Reach | undefined) => {
    if (!one) return <span className="sub">{t('settings.reach.none')}</span>;
    if (!one.active) return <span className="tag">{t('settings.outOfUse')}</span>;
    const cost = { first: formats.amount(one.firstCost), more: formats.amount(one.moreCost) };
    return `${t('review.days', { count: one.days })} · ${t('settings.reach.cost', cost)}`;
  };
  return [
    { id: 'province', title: t('settings.field.province'), width: 150, fixed: true, cell: (row) => row.province },
    ...carriers.map((carrier) => ({
      id: carrier,
      title: carrier,
      width: 240,
      grows: carrier === carriers.at(-1),
      cell: (row: Province) => cell(row.reach.find((one) => one.carrier === carrier)),
    })),
  ];
}
