/** One colleague: deactivating ends every session and hands all open work over to another person in the same step. */
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { deactivate } from '../../../../contract/people.ts';
import { call } from '../../app/api.ts';
import { useMay, useMe } from '../../app/session.ts';
import { ClauseChip } from '../../ui/clause/ClauseChip.tsx';
import { Field } from '../../ui/Field.tsx';
import { ReasonField } from '../../ui/FormParts.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useKeys } from '../../ui/keys/useKeys.ts';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import { ColleagueSelect } from './ColleagueSelect.tsx';
import type { Person } from './peopleQueries.ts';

export function PersonDrawer({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const me = useMe();
  useKeys(person.name, [{ keys: 'Escape', label: t('key.close'), run: onClose }], { depth: 'drawer' });
  const mayEnd = person.active && may('people.deactivate') && person.id !== me.id;
  return (
    <section className="drawer" role="dialog" aria-label={person.name}>
      <div className="head">
        <h2>{person.name}</h2>
        <span className="grow" />
        <button type="button" className="btn quiet icon" aria-label={t('key.close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <div className="scroll pad">
        <dl className="kv side-part">
          <dt>{t('people.column.account')}</dt>
          <dd>{person.account}</dd>
          <dt>{t('people.phone')}</dt>
          <dd>{person.phoneMask}</dd>
          <dt>{t('people.mail')}</dt>
          <dd>{person.mailMask}</dd>
        </dl>
        {mayEnd && <Deactivation person={person} onDone={onClose} />}
      </div>
    </section>
  );
}

function Deactivation({ person, onDone }: { person: Person; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [handOverTo, setHandOverTo] = useState('');
  const [reason, setReason] = useState('');
  const sending = useSend(async () => {
    const input = { staffId: person.id, handOverTo, reason: reason.trim() };
    await call<typeof deactivate>('POST /people/:staffId/deactivation', input, { ifMatch: person.rev });
    await queries.invalidateQueries({ queryKey: ['people'] });
    onDone();
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sending.send();
      }}
    >
      <div className="fs">
        <h2>
          {t('people.deactivate')} <ClauseChip clause="CC-7.2" />
        </h2>
        <Field label={t('people.handOverTo')} field="handOverTo" error={sending.error} span={3}>
          {({ id }) => <ColleagueSelect id={id} value={handOverTo} without={person.id} onChange={setHandOverTo} />}
        </Field>
        <ReasonField error={sending.error} value={reason} onText={setReason} span={3} />
      </div>
      <button type="submit" className="btn bad" disabled={sending.busy}>
        {t('people.deactivateNow')}
      </button>
      <RefusalText error={sending.error} />
    </form>
  );
}
