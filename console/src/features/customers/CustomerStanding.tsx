/** What review's sales standards are told by: the customer's papers and their dates, the blacklist, the usual discount. (OS-3.1, OS-3.2) */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { addQualification, setStanding, type getStanding } from '../../../../contract/review-settings.ts';
import type { OutputOf } from '../../../../contract/kit.ts';
import { call, type GivenTo } from '../../app/api.ts';
import { serverDay } from '../../app/serverTime.ts';
import { useMay } from '../../app/session.ts';
import { FormCheck, FormChoice, FormText } from '../../ui/form/fields.tsx';
import { FormBody } from '../../ui/form/FormSheet.tsx';
import { useForm } from '../../ui/form/useForm.ts';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';

type Standing = OutputOf<typeof getStanding>;
const paperKinds = ['licence', 'permit', 'tax', 'other'] as const;

export function CustomerStanding({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const standing = useQuery({
    queryKey: ['customers', customerId, 'standing'],
    queryFn: ({ signal }) =>
      call<typeof getStanding>('GET /customers/:customerId/standing', { customerId }, { signal }),
    enabled: may('customers.standing'),
  });
  if (!may('customers.standing')) return null;
  const found = standing.data;
  return (
    <section className="side-part" aria-label={t('customers.standing')}>
      <h2>{t('customers.standing')}</h2>
      {standing.isPending && <Skeleton rows={3} />}
      {standing.isError && <ErrorStrip error={standing.error} onRetry={() => void standing.refetch()} />}
      {found && <Told standing={found} />}
      {found && may('customers.add-qualification') && (
        <AddPaper key={found.qualifications.length} customerId={customerId} />
      )}
      {found && may('customers.set-standing') && (
        <ChangeStanding key={found.rev} customerId={customerId} standing={found} />
      )}
    </section>
  );
}

function Told({ standing }: { standing: Standing }) {
  const { t } = useTranslation();
  const today = serverDay();
  return (
    <>
      <p className="row wrap">
        {standing.blacklisted && (
          <span className="tag late">{t('customers.blacklisted', { why: standing.blacklistReason ?? '' })}</span>
        )}
        {t('customers.discountIs', { percent: standing.usualDiscount })}
      </p>
      {standing.qualifications.length === 0 && <p className="sub">{t('customers.noPapers')}</p>}
      <ul>
        {standing.qualifications.map((one) => (
          <li key={one.id} className="row wrap">
            <b>{t(`customers.paper.${one.kind}`)}</b>
            {one.number && <span className="mono">{one.number}</span>}
            <span className="sub">
              {one.validUntil
                ? t('customers.validTo', { from: one.validFrom, until: one.validUntil })
                : t('customers.validFrom', { from: one.validFrom })}
            </span>
            <Validity from={one.validFrom} until={one.validUntil} today={today} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Validity({ from, until, today }: { from: string; until: string | null; today: string }) {
  const { t } = useTranslation();
  if (from > today) return <span className="tag">{t('customers.notYet')}</span>;
  if (until !== null && until < today) return <span className="tag late">{t('customers.expired')}</span>;
  return <span className="tag ok">{t('customers.inDate')}</span>;
}

function AddPaper({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useForm({
    schema: addQualification.input,
    initial: { kind: 'licence', number: '', validFrom: '', validUntil: '' },
    toInput: ({ validUntil, ...values }) => ({ customerId, ...values, validUntil: validUntil || null }),
    send: async (input) => {
      const given = input as GivenTo<typeof addQualification>;
      await call<typeof addQualification>('POST /customers/:customerId/qualifications', given);
      await queries.invalidateQueries({ queryKey: ['customers'] });
    },
  });
  return (
    <FormBody form={form} submit={t('customers.addPaper')}>
      <h2>{t('customers.addPaper')}</h2>
      <FormChoice
        form={form}
        name="kind"
        label={t('customers.field.paper')}
        choices={paperKinds.map((value) => ({ value, label: t(`customers.paper.${value}`) }))}
      />
      <FormText form={form} name="number" label={t('customers.field.paperNumber')} />
      <FormText form={form} name="validFrom" label={t('customers.field.validFrom')} type="date" />
      <FormText
        form={form}
        name="validUntil"
        label={t('customers.field.validUntil')}
        type="date"
        hint={t('customers.noEnd')}
      />
    </FormBody>
  );
}

function ChangeStanding({ customerId, standing }: { customerId: string; standing: Standing }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useForm({
    schema: setStanding.input,
    initial: { blacklisted: standing.blacklisted, usualDiscount: String(standing.usualDiscount), reason: '' },
    toInput: ({ usualDiscount, ...values }) => ({ customerId, ...values, usualDiscount: Number(usualDiscount) }),
    send: async (input) => {
      const given = input as GivenTo<typeof setStanding>;
      await call<typeof setStanding>('PUT /customers/:customerId/standing', given, { ifMatch: standing.rev });
      await queries.invalidateQueries({ queryKey: ['customers'] });
    },
  });
  return (
    <FormBody form={form} submit={t('customers.changeStanding')}>
      <h2>{t('customers.discountAndBlacklist')}</h2>
      <FormText
        form={form}
        name="usualDiscount"
        label={t('customers.field.usualDiscount')}
        span={2}
        inputMode="decimal"
      />
      <FormText form={form} name="reason" label={t('orders.field.reason')} span={4} />
      <FormCheck
        form={form}
        name="blacklisted"
        label={t('customers.onBlacklist')}
        hint={t('customers.blacklistHint')}
      />
    </FormBody>
  );
}
