/** Who answers for a rule, and naming somebody else with a reason; without an owner on duty nothing passes. (CC-2.3) */
import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ownRule } from '../../../../contract/entry-check.ts';
import { roles, type RoleId } from '../../../../contract/vocabulary.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { Field } from '../../ui/Field.tsx';
import { closesOnEscape, FormButtons, ReasonField } from '../../ui/FormParts.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import { colleaguesQuery } from '../people/peopleQueries.ts';
import type { PassingRule } from './checkQueries.ts';

export function RuleOwner({ rule }: { rule: PassingRule }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const { owner } = rule;
  return (
    <section className="rule-owner">
      <h3>{t('rules.owner')}</h3>
      {owner ? (
        <p>
          <b>{owner.name}</b> <span className="sub">{t('rules.since', { at: formats.date(owner.since) })}</span>
          {owner.onDuty === null && <span className="tag late">{t('rules.nobodyOnDuty')}</span>}
          {owner.onDuty !== null && owner.onDuty !== owner.name && (
            <span className="tag">{t('rules.standIn', { name: owner.onDuty })}</span>
          )}
        </p>
      ) : (
        <p className="row off">
          <Icon name="warn" size={14} />
          {t('rules.noOwner')}
        </p>
      )}
      {may('entry.own-rule') && !asking && (
        <button type="button" className="btn" onClick={() => setAsking(true)}>
          {owner ? t('rules.change') : t('rules.name')}
        </button>
      )}
      {asking && <OwnerForm rule={rule} onDone={() => setAsking(false)} />}
    </section>
  );
}

function OwnerForm({ rule, onDone }: { rule: PassingRule; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [personId, setPerson] = useState('');
  const [reason, setReason] = useState('');
  const sending = useSend(async () => {
    await call<typeof ownRule>('PUT /entry/rules/owner', { rule: rule.rule, personId, reason: reason.trim() });
    await queries.invalidateQueries({ queryKey: ['entry', 'rules'] });
    onDone();
  });
  return (
    <form
      className="action-form"
      aria-label={t('rules.change')}
      onSubmit={(event) => {
        event.preventDefault();
        sending.send();
      }}
      onKeyDown={closesOnEscape(onDone)}
    >
      <div className="fs">
        <FitPerson rule={rule} error={sending.error} value={personId} onValue={setPerson} />
        <ReasonField error={sending.error} value={reason} onText={setReason} span={6} />
      </div>
      <FormButtons submit={t('rules.change')} busy={sending.busy} onCancel={onDone} />
      <RefusalText error={sending.error} />
    </form>
  );
}

interface FitPersonProps {
  rule: PassingRule;
  error: unknown;
  value: string;
  onValue: (personId: string) => void;
}

/** Those who hold the role that the rule asks of its owner. */
function FitPerson({ rule, error, value, onValue }: FitPersonProps) {
  const { t } = useTranslation();
  const name = useName();
  const colleagues = useQuery(colleaguesQuery).data?.items ?? [];
  const fit = colleagues.filter((one) => one.roles.includes(rule.role) && one.id !== rule.owner?.id);
  return (
    <Field
      label={t('rules.person', { role: name(roles[rule.role as RoleId]) })}
      field="personId"
      error={error}
      span={6}
    >
      {({ id }) => (
        <select
          id={id}
          className="in"
          required
          autoFocus
          value={value}
          onChange={(event) => onValue(event.target.value)}
        >
          <option value="">{t('people.choose')}</option>
          {fit.map((one) => (
            <option key={one.id} value={one.id}>
              {one.away ? t('people.awayName', { name: one.name }) : one.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
