/** What a department is called in the reader's language: as the policies name it, else as the company does. */
import { departmentWords } from '../../../contract/vocabulary.ts';
import { useName } from '../i18n/useFormats.ts';

export function useDepartmentName(): (name?: string) => string {
  const name = useName();
  return (own = '') => name(departmentWords(own));
}
