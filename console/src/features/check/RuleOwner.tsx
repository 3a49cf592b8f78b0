/** Who answers for a rule, and naming somebody else with a reason; without an owner on duty nothing passes. (CC-2.3) */
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ownRule } from '../../../../contract/entry-check.ts';
import { roles, type RoleId } from '../../../../contract/vocabulary.ts';
import { call, type GivenTo } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { FormText } from '../../ui/form/fields.tsx';
import { SmallForm } from '../../ui/form/SmallForm.tsx';
import { useForm } from '../../ui/form/useForm.ts';
import { Icon } from '../../ui/Icon.tsx';
import { FormColleague } from '../people/FormColleague.tsx';
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
  const name = useName();
  const queries = useQueryClient();
  const form = useForm({
    schema: ownRule.input,
    initial: { personId: '', reason: '' },
    toInput: (values) => ({ rule: rule.rule, ...values }),
    send: async (input) => {
      await call<typeof ownRule>('PUT /entry/rules/owner', input as GivenTo<typeof ownRule>);
      await queries.invalidateQueries({ queryKey: ['entry', 'rules'] });
      onDone();
    },
  });
  return (
    <SmallForm
      form={form}
      submit={t('rules.change')}
      onCancel={onDone}
      className="action-form"
      label={t('rules.change')}
    >
      <div className="fs">
        <FormColleague
          form={form}
          name="personId"
          label={t('rules.person', { role: name(roles[rule.role as RoleId]) })}
          span={6}
          role={rule.role}
          without={rule.owner?.id}
        />
        <FormText form={form} name="reason" label={t('orders.field.reason')} span={6} />
      </div>
    </SmallForm>
  );
}
