/** One colleague: particulars, rights, absence, the way in; and leaving, which hands all open work over in the same step. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { deactivate } from '../../../../contract/people.ts';
import type { previewHandover } from '../../../../contract/rights.ts';
import { call, type GivenTo } from '../../app/api.ts';
import { useMay, useMe } from '../../app/session.ts';
import { ClauseChip } from '../../ui/clause/ClauseChip.tsx';
import { FormText } from '../../ui/form/fields.tsx';
import { SideSheet } from '../../ui/form/FormSheet.tsx';
import { SmallForm } from '../../ui/form/SmallForm.tsx';
import { useForm } from '../../ui/form/useForm.ts';
import { FormColleague } from './FormColleague.tsx';
import type { Person } from './peopleQueries.ts';
import { PersonAccess } from './PersonAccess.tsx';
import { Absence, Particulars, Rights } from './PersonForms.tsx';

export function PersonDrawer({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const me = useMe();
  const other = person.active && person.id !== me.id;
  // Only administrators touch each other's way in and roles.
  const within = me.roles.includes('admin') || !person.roles.includes('admin');
  // Everybody may set the own password; somebody else's takes a wider scope.
  const mayPassword = other && me.permissions['people.set-password'] === 'all';
  const part = { person, onDone: onClose };
  return (
    <SideSheet title={person.name} onClose={onClose}>
      <dl className="kv side-part">
        <dt>{t('people.column.account')}</dt>
        <dd>{person.account}</dd>
        <dt>{t('people.phone')}</dt>
        <dd>{person.phoneMask || '—'}</dd>
        <dt>{t('people.mail')}</dt>
        <dd>{person.mailMask || '—'}</dd>
      </dl>
      {person.active && may('people.change-staff') && <Particulars {...part} />}
      {person.active && within && may('people.change-roles') && <Rights {...part} />}
      {person.active && may('people.set-absence') && <Absence {...part} />}
      {other && within && <PersonAccess person={person} mayPassword={mayPassword} />}
      {other && may('people.deactivate') && <Deactivation person={person} onDone={onClose} />}
    </SideSheet>
  );
}

function Deactivation({ person, onDone }: { person: Person; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useForm({
    schema: deactivate.input,
    initial: { handOverTo: '', reason: '' },
    toInput: (values) => ({ staffId: person.id, ...values }),
    send: async (input) => {
      const given = input as GivenTo<typeof deactivate>;
      await call<typeof deactivate>('POST /people/:staffId/deactivation', given, { ifMatch: person.rev });
      await queries.invalidateQueries({ queryKey: ['people'] });
      onDone();
    },
  });
  return (
    <SmallForm form={form} submit={t('people.deactivateNow')} tone="bad">
      <div className="fs">
        <h2>
          {t('people.deactivate')} <ClauseChip clause="CC-7.2" />
        </h2>
        <OpenWork staffId={person.id} />
        <FormColleague form={form} name="handOverTo" label={t('people.handOverTo')} span={3} without={person.id} />
        <FormText form={form} name="reason" label={t('orders.field.reason')} span={3} />
      </div>
    </SmallForm>
  );
}

/** How much would be handed over, before it is. */
function OpenWork({ staffId }: { staffId: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const { data } = useQuery({
    queryKey: ['people', staffId, 'handover'],
    queryFn: ({ signal }) => call<typeof previewHandover>('GET /people/:staffId/handover', { staffId }, { signal }),
    enabled: may('people.handover-preview'),
  });
  if (!data) return null;
  return (
    <p className="sub contents">
      {Object.entries(data.work)
        .map(([kind, count]) => t('people.work', { kind: t(`people.workOf.${kind}`, { defaultValue: kind }), count }))
        .join(t('list.and'))}
    </p>
  );
}
