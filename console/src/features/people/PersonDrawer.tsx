/** One colleague: deactivating ends every session and hands all open work over to another person in the same step. */
import { useRef, useState, type FormEvent } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { deactivate } from '../../../../contract/people.ts';
import { call } from '../../app/api.ts';
import { useMay, useMe } from '../../app/session.ts';
import { ClauseChip } from '../../ui/clause/ClauseChip.tsx';
import { Field } from '../../ui/Field.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useKeys } from '../../ui/keys/useKeys.ts';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { ColleagueSelect } from './ColleagueSelect.tsx';
import type { Person } from './peopleQueries.ts';

export function PersonDrawer({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const me = useMe();
  useKeys(person.name, [{ keys: 'Escape', label: t('key.close'), run: onClose }], { depth: 'drawer' });
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
        {person.active && may('people.deactivate') && person.id !== me.id && <Deactivation person={person} onDone={onClose} />}
      </div>
    </section>
  );
}

function Deactivation({ person, onDone }: { person: Person; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [handOverTo, setHandOverTo] = useState('');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const key = useRef(crypto.randomUUID());
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await call<typeof deactivate>('POST /people/:staffId/deactivation', { staffId: person.id, handOverTo, reason: reason.trim() }, { idempotencyKey: key.current, ifMatch: person.rev });
      await queries.invalidateQueries({ queryKey: ['people'] });
      onDone();
    } catch (refused) {
      key.current = crypto.randomUUID();
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void send(event)}>
      <div className="fs">
        <h2>
          {t('people.deactivate')} <ClauseChip clause="CC-7.2" />
        </h2>
        <Field label={t('people.handOverTo')} field="handOverTo" error={error} span={3}>
          {({ id }) => <ColleagueSelect id={id} value={handOverTo} without={person.id} onChange={setHandOverTo} />}
        </Field>
        <Field label={t('orders.field.reason')} field="reason" error={error} span={3}>
          {({ id, describedBy }) => <input id={id} aria-describedby={describedBy} className="in" required minLength={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
      </div>
      <button type="submit" className="btn bad" disabled={busy}>
        {t('people.deactivateNow')}
      </button>
      <RefusalText error={error} />
    </form>
  );
}
