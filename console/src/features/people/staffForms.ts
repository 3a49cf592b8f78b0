/** What is typed of a colleague, and the choices for departments, roles and scopes in the reader's words. */
import { useQuery } from '@tanstack/react-query';
import { roles as roleWords, type RoleId } from '../../../../contract/vocabulary.ts';
import { companyQuery } from '../../app/company.ts';
import { useDepartmentName } from '../../app/departmentName.ts';
import { useName } from '../../i18n/useFormats.ts';
import type { Choice } from '../../ui/form/fields.tsx';

type Ids = readonly string[] | null;

export interface RightsValues {
  roles: Ids;
  shopIds: Ids;
  warehouseIds: Ids;
  sessionIds: Ids;
}

export function useStaffChoices() {
  const name = useName();
  const departmentName = useDepartmentName();
  const company = useQuery(companyQuery).data;
  const named = (rows: readonly { id: string; name: string; active: boolean }[] = []): Choice[] =>
    rows.filter((row) => row.active).map((row) => ({ value: row.id, label: row.name }));
  return {
    departments: named(company?.departments.map((one) => ({ ...one, name: departmentName(one.name) }))),
    shops: named(company?.shops),
    warehouses: named(company?.warehouses),
    sessions: (company?.sessions ?? [])
      .filter((session) => session.agency !== null && !session.cancelled)
      .map((session) => ({ value: session.id, label: session.title })),
    roles: (Object.keys(roleWords) as RoleId[]).map((id) => ({ value: id, label: name(roleWords[id]) })),
  };
}

const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password for one sign-in: told by phone, so without letters that look or sound alike. */
export function oneTimePassword(): string {
  const picks = crypto.getRandomValues(new Uint32Array(12));
  const text = Array.from(picks, (pick) => letters[pick % letters.length]).join('');
  return text.replace(/(.{4})(?=.)/g, '$1-');
}
