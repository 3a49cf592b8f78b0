/** Enrols a second factor: a picture for the phone, its first code, then the recovery codes. The secret is asked for once. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { beginFactor, confirmFactor } from '../../../../contract/sign-in.ts';
import type { OutputOf } from '../../../../contract/kit.ts';
import { call } from '../../app/api.ts';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import { CodeField, useCodeForm } from './CodeField.tsx';
import { EntryForm } from './EntryForm.tsx';
import { Qr } from './Qr.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import './factor.css';

export function EnrolFactor({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const [begun, setBegun] = useState<OutputOf<typeof beginFactor>>();
  const [codes, setCodes] = useState<readonly string[]>();
  const beginning = useSend(async () => setBegun(await call<typeof beginFactor>('POST /me/second-factor', {})));
  if (codes) return <RecoveryCodes codes={codes} onDone={onDone} />;
  if (begun) return <FirstCode begun={begun} onCodes={setCodes} />;
  return (
    <>
      <p className="row">
        <button type="button" className="btn pri" disabled={beginning.busy} onClick={() => beginning.send()}>
          {t('factor.begin')}
        </button>
      </p>
      <RefusalText error={beginning.error} />
    </>
  );
}

interface FirstCodeProps {
  begun: OutputOf<typeof beginFactor>;
  onCodes: (codes: readonly string[]) => void;
}

function FirstCode({ begun, onCodes }: FirstCodeProps) {
  const { t } = useTranslation();
  const form = useCodeForm(async (code) => {
    const { recoveryCodes } = await call<typeof confirmFactor>('POST /me/second-factor/confirmation', { code });
    onCodes(recoveryCodes);
  });
  return (
    <EntryForm form={form} submit={t('factor.confirm')} className="enrol">
      <p className="sub">{t('factor.scan')}</p>
      <Qr text={begun.address} label={t('factor.qr')} />
      <details>
        <summary>{t('factor.byHand')}</summary>
        <code className="mono">{begun.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </details>
      <CodeField form={form} digits />
    </EntryForm>
  );
}
