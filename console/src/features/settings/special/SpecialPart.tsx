/** The kinds of special order: what each asks, who is told and acknowledges by when; a new, changed or retired one is published as the clause's next version. (OS-2.3, OT-6) */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SpecialKindView } from '../../../../../contract/special.ts';
import { useMay } from '../../../app/session.ts';
import { useName } from '../../../i18n/useFormats.ts';
import { ClauseChip, parseClause } from '../../../ui/clause/ClauseChip.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { KeyCap } from '../../../ui/keys/KeyCap.tsx';
import { useKeys } from '../../../ui/keys/useKeys.ts';
import { Skeleton } from '../../../ui/state/Skeleton.tsx';
import { DataTable, type Column } from '../../../ui/table/DataTable.tsx';
import { useSpecialKinds } from '../../special/specialKinds.ts';
import { PartHead } from '../PartHead.tsx';
import { KindSheet } from './KindSheet.tsx';

export function SpecialPart() {
  const { t } = useTranslation();
  const may = useMay()('policy.add-special-kind');
  const mayChange = useMay()('policy.change-special-kind');
  const kinds = useSpecialKinds();
  const [focus, setFocus] = useState<string>();
  const [adding, setAdding] = useState(false);
  const [changing, setChanging] = useState<string>();
  const changed = kinds.all.find((one) => one.kind === changing);
  useKeys(t('settings.part.special'), [
    { keys: 'n', label: t('settings.special.add'), off: !may, run: () => setAdding(true) },
  ]);
  return (
    <>
      <PartHead part="special">
        {may && (
          <button type="button" className="btn" onClick={() => setAdding(true)}>
            <Icon name="plus" />
            {t('settings.special.add')}
            <KeyCap keys="n" upper />
          </button>
        )}
      </PartHead>
      <DataTable
        label={t('settings.part.special')}
        columns={useColumns()}
        rows={kinds.all}
        instead={kinds.all.length === 0 ? <Skeleton rows={4} /> : undefined}
        keyOf={(row) => row.kind}
        nameOf={(row) => kinds.titleOf(row.kind)}
        focus={focus}
        onFocus={setFocus}
        onOpen={(row) => mayChange && row.offered && setChanging(row.kind)}
      />
      {adding && <KindSheet onClose={() => setAdding(false)} />}
      {changed && <KindSheet key={changed.kind} kind={changed} onClose={() => setChanging(undefined)} />}
    </>
  );
}

function useColumns(): Column<SpecialKindView>[] {
  const { t } = useTranslation();
  const name = useName();
  return [
    {
      id: 'title',
      title: t('settings.special.name'),
      width: 200,
      fixed: true,
      cell: (row) => (
        <>
          {name(row.title)} {!row.offered && <span className="tag">{t('settings.outOfUse')}</span>}
        </>
      ),
    },
    {
      id: 'priority',
      title: t('settings.special.priority'),
      width: 96,
      cell: (row) => (row.priority === 'high' ? <span className="tag soon">{t('special.first')}</span> : '—'),
    },
    {
      id: 'details',
      title: t('settings.special.asks'),
      width: 300,
      grows: true,
      cell: (row) => row.details.map((one) => name(one.title)).join(t('list.comma')) || '—',
    },
    {
      id: 'tell',
      title: t('settings.special.tells'),
      width: 220,
      cell: (row) => row.tell.map(name).join(t('list.comma')),
    },
    {
      id: 'clause',
      title: t('settings.special.clause'),
      width: 110,
      cell: (row) => <ClauseChip {...parseClause(row.clause)} />,
    },
  ];
}
