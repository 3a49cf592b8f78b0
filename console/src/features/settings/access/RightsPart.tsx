/** Who may do what, where, in words: roles across, steps down, by area; found by a word, exported as a table (CC-7.2). */
import { useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { rightsMatrix } from '../../../../../contract/rights.ts';
import { roles, type RoleId } from '../../../../../contract/vocabulary.ts';
import { call } from '../../../app/api.ts';
import { useName } from '../../../i18n/useFormats.ts';
import { FilterBar, FilterChip } from '../../../ui/FilterBar.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Empty } from '../../../ui/state/Empty.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { ErrorStrip } from '../../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../../ui/state/Skeleton.tsx';
import { PartHead } from '../PartHead.tsx';
import { csvAddress, type RightsRow } from './rightsTable.ts';
import './rights.css';

const roleIds = Object.keys(roles) as RoleId[];

export function RightsPart() {
  const { t } = useTranslation();
  const name = useName();
  const [text, setText] = useState('');
  const [area, setArea] = useState<string>();
  const [role, setRole] = useState<string>();
  const rights = useQuery({
    queryKey: ['rights'],
    queryFn: ({ signal }) => call<typeof rightsMatrix>('GET /rights', {}, { signal }),
    staleTime: 600_000,
  });
  const areaWords = (id: string) => t(`settings.area.${id}`, { defaultValue: id });
  const { areas, rows } = useRows(rights.data?.rows, { text, area, role });
  const shownRoles = role ? roleIds.filter((id) => id === role) : roleIds;
  return (
    <>
      <PartHead part="rights" />
      <FilterBar
        search={<SearchField label={t('settings.findRight')} value={text} onText={setText} />}
        end={<ExportLink rows={rows} shownRoles={shownRoles} />}
      >
        <FilterChip
          label={t('settings.areaLabel')}
          value={area}
          onChange={setArea}
          choices={areas.map((id) => ({ value: id, label: areaWords(id) }))}
        />
        <FilterChip
          label={t('people.column.roles')}
          value={role}
          onChange={setRole}
          choices={roleIds.map((id) => ({ value: id, label: name(roles[id]) }))}
        />
        <span className="sub">{t('settings.count', { count: rows.length })}</span>
      </FilterBar>
      {rights.isError && <ErrorStrip error={rights.error} onRetry={() => void rights.refetch()} />}
      {rights.isPending && <Skeleton rows={14} />}
      {rights.data && rows.length === 0 && <Empty why={t('settings.noRight')} />}
      {rows.length > 0 && <Matrix rows={rows} shownRoles={shownRoles} areaWords={areaWords} />}
    </>
  );
}

interface Wanted {
  text: string;
  area: string | undefined;
  role: string | undefined;
}

function useRows(all: readonly RightsRow[] = [], { text, area, role }: Wanted) {
  const name = useName();
  const areas = useMemo(() => [...new Set(all.map(areaOf))].sort(), [all]);
  const wanted = text.trim().toLowerCase();
  const rows = all.filter(
    (row) =>
      !row.open &&
      (!area || areaOf(row) === area) &&
      (!role || role in row.scopes) &&
      `${name(row.title)} ${row.name}`.toLowerCase().includes(wanted),
  );
  return { areas, rows };
}

const areaOf = (row: RightsRow): string => row.name.split('.')[0] ?? '';

interface MatrixProps {
  rows: readonly RightsRow[];
  shownRoles: readonly RoleId[];
  areaWords: (id: string) => string;
}

function Matrix({ rows, shownRoles, areaWords }: MatrixProps) {
  const { t } = useTranslation();
  const name = useName();
  return (
    <div className="rights" tabIndex={0} role="group" aria-label={t('settings.part.rights')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('settings.step')}</th>
            {shownRoles.map((id) => (
              <th key={id} scope="col">
                {name(roles[id])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, n) => (
            <tr key={row.name}>
              <th scope="row" title={row.name}>
                {name(row.title)}
                {areaOf(row) !== areaOf(rows[n - 1] ?? row) || n === 0 ? (
                  <span className="sub">{areaWords(areaOf(row))}</span>
                ) : null}
              </th>
              {shownRoles.map((id) => (
                <td key={id} data-scope={row.scopes[id]}>
                  {row.scopes[id] ? t(`settings.scope.${row.scopes[id]}`) : ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ExportLink({ rows, shownRoles }: Pick<MatrixProps, 'rows' | 'shownRoles'>) {
  const { t } = useTranslation();
  const name = useName();
  return (
    <a
      className="btn"
      download="rights.csv"
      href={csvAddress(rows, shownRoles, { step: t('settings.step'), name, scope: (s) => t(`settings.scope.${s}`) })}
    >
      <Icon name="download" />
      {t('settings.export')}
    </a>
  );
}
