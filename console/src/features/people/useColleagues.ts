/** Colleagues as choices: with their departments, and found by how their names sound; who is away says so. */
import { useQuery } from '@tanstack/react-query';
import { companyQuery } from '../../app/company.ts';
import { useDepartmentName } from '../../app/departmentName.ts';
import { useMay } from '../../app/session.ts';
import { useT } from '../../i18n/useT.ts';
import type { Option } from '../../ui/useCombobox.ts';
import { colleaguesWhoMay } from './peopleQueries.ts';

/** Who is offered. */
export interface Offered {
  without?: string | undefined;
  /** Only those who have the right to this. */
  may?: string | undefined;
  /** Only those who hold this role. */
  role?: string | undefined;
}

export function useColleagues({ without, may, role }: Offered = {}): Option[] {
  const t = useT();
  const mayAsk = useMay()('people.colleagues');
  const departmentName = useDepartmentName();
  const departments = new Map(
    useQuery(companyQuery).data?.departments.map((one) => [one.id, departmentName(one.name)]),
  );
  const colleagues = useQuery({ ...colleaguesWhoMay(may), enabled: mayAsk }).data?.items ?? [];
  return colleagues
    .filter((one) => one.id !== without && (role === undefined || one.roles.includes(role)))
    .map(({ id, name, sound, away, departmentIds }) => ({
      value: id,
      label: away ? t('people.awayName', { name }) : name,
      detail: departmentIds.flatMap((department) => departments.get(department) ?? []).join(t('list.and')),
      sound,
    }));
}
