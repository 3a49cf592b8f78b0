/** What may be changed of a colleague: particulars, rights, absence. Each part is an action and a right of its own. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changeRoles, changeStaff, setAbsence } from '../../../../contract/people.ts';
import { call, type GivenTo } from '../../app/api.ts';
import { useStaffChoices, type RightsValues } from './staffForms.ts';
import { FormSeveral, FormText } from '../../ui/form/fields.tsx';
import { FormBody } from '../../ui/form/FormSheet.tsx';
import { useForm } from '../../ui/form/useForm.ts';
import { FormColleague } from './FormColleague.tsx';
import type { Person } from './peopleQueries.ts';
import { RightsFields } from './RightsFields.tsx';

interface PartProps {
  person: Person;
  onDone: () => void;
}

function useAfter(onDone: () => void): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: ['people'] });
    onDone();
  };
}

export function Particulars({ person, onDone }: PartProps) {
  const { t } = useTranslation();
  const choices = useStaffChoices();
  const after = useAfter(onDone);
  const initial = {
    name: person.name,
    phone: '',
    mail: '',
    departmentIds: person.departmentIds as readonly string[] | null,
  };
  const form = useForm({
    schema: changeStaff.input,
    initial,
    toInput: ({ name, phone, mail, departmentIds }) => ({
      staffId: person.id,
      ...(name === person.name ? {} : { name }),
      ...(phone === '' ? {} : { phone }),
      ...(mail === '' ? {} : { mail }),
      ...(departmentIds === person.departmentIds ? {} : { departmentIds }),
    }),
    send: async (input) => {
      const given = input as GivenTo<typeof changeStaff>;
      await call<typeof changeStaff>('PATCH /people/:staffId', given, { ifMatch: person.rev });
      await after();
    },
  });
  return (
    <FormBody form={form}>
      <h2>{t('people.particulars')}</h2>
      <FormText form={form} name="name" label={t('people.column.name')} span={2} />
      <FormText form={form} name="phone" label={t('people.phone')} span={2} placeholder={person.phoneMask} />
      <FormText form={form} name="mail" label={t('people.mail')} span={2} placeholder={person.mailMask} />
      <FormSeveral
        form={form}
        name="departmentIds"
        label={t('people.column.department')}
        choices={choices.departments}
      />
    </FormBody>
  );
}

export function Rights({ person, onDone }: PartProps) {
  const { t } = useTranslation();
  const after = useAfter(onDone);
  const { roles, shopIds, warehouseIds, sessionIds } = person;
  const form = useForm<RightsValues>({
    schema: changeRoles.input,
    initial: { roles, shopIds, warehouseIds, sessionIds },
    toInput: (values) => ({ staffId: person.id, ...values }),
    send: async (input) => {
      const given = input as GivenTo<typeof changeRoles>;
      await call<typeof changeRoles>('PUT /people/:staffId/rights', given, { ifMatch: person.rev });
      await after();
    },
  });
  return (
    <FormBody form={form} submit={t('people.giveRights')}>
      <h2>{t('people.rights')}</h2>
      <RightsFields form={form} />
    </FormBody>
  );
}

const localDay = (instant: string | null): string =>
  instant === null ? '' : new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16);
const instantOf = (local: string): string | null => (local === '' ? null : `${local}:00+08:00`);

export function Absence({ person, onDone }: PartProps) {
  const { t } = useTranslation();
  const after = useAfter(onDone);
  const form = useForm({
    schema: setAbsence.input,
    initial: {
      from: localDay(person.awayFrom),
      until: localDay(person.awayUntil),
      substitute: person.substituteIds[0] ?? '',
    },
    toInput: ({ from, until, substitute }) => ({
      staffId: person.id,
      from: instantOf(from),
      until: instantOf(until),
      substituteIds: substitute === '' ? [] : [substitute],
    }),
    send: async (input) => {
      await call<typeof setAbsence>('PUT /people/:staffId/absence', input as GivenTo<typeof setAbsence>);
      await after();
    },
  });
  return (
    <FormBody form={form} submit={t('people.saveAbsence')}>
      <h2>{t('people.absence')}</h2>
      <FormText form={form} name="from" label={t('people.awayFrom')} type="datetime-local" span={2} />
      <FormText form={form} name="until" label={t('people.awayTill')} type="datetime-local" span={2} />
      <FormColleague
        form={form}
        name="substitute"
        label={t('people.substitute')}
        none={t('people.noSubstitute')}
        without={person.id}
      />
    </FormBody>
  );
}
