/** Chooses a colleague: found by name, pinyin, its first letters, or department, which stands beside the name; who is away says so. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { companyQuery } from '../../app/company.ts';
import { Combobox, type ComboboxProps } from '../../ui/Combobox.tsx';
import { colleaguesWhoMay } from './peopleQueries.ts';

/** Who is offered. */
export interface Offered {
  without?: string | undefined;
  /** Only those who have the right to this. */
  may?: string | undefined;
  /** Only those who hold this role. */
  role?: string | undefined;
}

type ColleagueSelectProps = Offered & Omit<ComboboxProps, 'options' | 'placeholder'>;

export function ColleagueSelect({ without, may, role, ...field }: ColleagueSelectProps) {
  const { t } = useTranslation();
  return <Combobox {...field} options={useColleagues({ without, may, role })} placeholder={t('people.choose')} />;
}

function useColleagues({ without, may, role }: Offered) {
  const { t } = useTranslation();
  const departments = new Map(useQuery(companyQuery).data?.departments.map(({ id, name }) => [id, name]));
  const colleagues = useQuery(colleaguesWhoMay(may)).data?.items ?? [];
  return colleagues
    .filter((one) => one.id !== without && (role === undefined || one.roles.includes(role)))
    .map(({ id, name, sound, away, departmentIds }) => ({
      value: id,
      label: away ? t('people.awayName', { name }) : name,
      detail: departmentIds.flatMap((department) => departments.get(department) ?? []).join(t('list.and')),
      sound,
    }));
}
