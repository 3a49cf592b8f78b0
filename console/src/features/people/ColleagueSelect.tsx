/** Chooses a colleague by name; who is away says so. A plain list of the platform: it needs no search until a company has hundreds. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { colleaguesWhoMay } from './peopleQueries.ts';

interface ColleagueSelectProps {
  id: string;
  describedBy?: string;
  value: string;
  without?: string | undefined;
  /** Only those who have the right to this. */
  may?: string | undefined;
  /** What it means when nobody is chosen; then nobody has to be. */
  none?: string;
  onChange: (staffId: string) => void;
  onLeave?: () => void;
}

export function ColleagueSelect(props: ColleagueSelectProps) {
  const { id, describedBy, value, without, may, none, onChange, onLeave } = props;
  const { t } = useTranslation();
  const colleagues = useQuery(colleaguesWhoMay(may)).data?.items ?? [];
  return (
    <select
      id={id}
      aria-describedby={describedBy}
      className="in"
      required={none === undefined}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onLeave}
    >
      <option value="">{none ?? t('people.choose')}</option>
      {colleagues
        .filter((colleague) => colleague.id !== without)
        .map((colleague) => (
          <option key={colleague.id} value={colleague.id}>
            {colleague.away ? t('people.awayName', { name: colleague.name }) : colleague.name}
          </option>
        ))}
    </select>
  );
}
