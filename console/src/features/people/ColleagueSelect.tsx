/** Chooses a colleague: found by name, pinyin, its first letters, or department, which stands beside the name; who is away says so. */
import { useTranslation } from 'react-i18next';
import { Combobox, type ComboboxProps } from '../../ui/Combobox.tsx';
import { useColleagues, type Offered } from './useColleagues.ts';

type ColleagueSelectProps = Offered & Omit<ComboboxProps, 'options' | 'placeholder'>;

export function ColleagueSelect({ without, may, role, ...field }: ColleagueSelectProps) {
  const { t } = useTranslation();
  return <Combobox {...field} options={useColleagues({ without, may, role })} placeholder={t('people.choose')} />;
}
