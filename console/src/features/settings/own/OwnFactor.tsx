/** The own second factor: enrol one, replace the recovery codes, or take it off; the last two need one of its codes. */
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { removeFactor, renewRecoveryCodes } from '../../../../../contract/sign-in.ts';
import { call } from '../../../app/api.ts';
import { useFormats } from '../../../i18n/useFormats.ts';
import { SmallForm } from '../../../ui/form/SmallForm.tsx';
import { CodeField, useCodeForm } from '../../signin/CodeField.tsx';
import { EnrolFactor } from '../../signin/EnrolFactor.tsx';
import { RecoveryCodes } from '../../signin/RecoveryCodes.tsx';
import type { OwnSignIn } from './ownQueries.ts';

type Step = 'renew' | 'remove' | undefined;

export function OwnFactor({ factor }: { factor: OwnSignIn['factor'] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [step, setStep] = useState<Step>();
  const [codes, setCodes] = useState<readonly string[]>();
  const again = () => {
    setStep(undefined);
    setCodes(undefined);
    void queries.invalidateQueries({ queryKey: ['own-sign-in'] });
    void queries.invalidateQueries({ queryKey: ['me'] });
  };
  return (
    <section className="side-part">
      <h2>
        {t('factor.own')}
        {factor.required && <span className="sub">{t('factor.required')}</span>}
      </h2>
      <p className="sub">{t('factor.ownWhy')}</p>
      {codes && <RecoveryCodes codes={codes} onDone={again} />}
      {!codes && !factor.enrolledAt && <EnrolFactor onDone={again} />}
      {!codes && factor.enrolledAt && !step && <Enrolled factor={factor} onStep={setStep} />}
      {!codes && step && <ByCode step={step} onCodes={setCodes} onDone={again} onCancel={() => setStep(undefined)} />}
    </section>
  );
}

function Enrolled({ factor, onStep }: { factor: OwnSignIn['factor']; onStep: (step: Step) => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <>
      <p className="row wrap">
        <span className="tag ok">{t('factor.since', { date: formats.date(factor.enrolledAt ?? '') })}</span>
        <span className={factor.recoveryCodesLeft < 3 ? 'tag soon' : 'tag'}>
          {t('factor.codesLeft', { count: factor.recoveryCodesLeft })}
        </span>
      </p>
      <p className="row wrap">
        <button type="button" className="btn" onClick={() => onStep('renew')}>
          {t('factor.renew')}
        </button>
        <button type="button" className="btn quiet" onClick={() => onStep('remove')}>
          {t('factor.remove')}
        </button>
      </p>
    </>
  );
}

interface ByCodeProps {
  step: 'renew' | 'remove';
  onCodes: (codes: readonly string[]) => void;
  onDone: () => void;
  onCancel: () => void;
}

function ByCode({ step, onCodes, onDone, onCancel }: ByCodeProps) {
  const { t } = useTranslation();
  const form = useCodeForm(async (code) => {
    if (step === 'renew') {
      const renewed = await call<typeof renewRecoveryCodes>('POST /me/second-factor/recovery-codes', { code });
      return onCodes(renewed.recoveryCodes);
    }
    await call<typeof removeFactor>('POST /me/second-factor/removal', { code });
    return onDone();
  });
  return (
    <SmallForm form={form} submit={step === 'renew' ? t('factor.renew') : t('factor.remove')} onCancel={onCancel}>
      <div className="fs">
        <CodeField form={form} />
      </div>
    </SmallForm>
  );
}
