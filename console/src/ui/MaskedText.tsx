/**
 * Personal data, masked until somebody who has the right asks for it, with a reason where the policy demands one. Looking is logged; the clear value goes after
 * a minute, and is never put into a title, an address or the clipboard by itself.
 */
import { useEffect, useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { useMe } from '../app/session.ts';
import { Icon } from './Icon.tsx';
import { KeyCap } from './keys/KeyCap.tsx';
import { useKeys } from './keys/useKeys.ts';
import { ReasonForm } from './ReasonForm.tsx';
import { RefusalText } from './RefusalText.tsx';
import { useSend } from './useSend.ts';

const CLEAR_FOR_MS = 60_000;

interface MaskedTextProps {
  label: string;
  /** Masked lines as the server sends them. */
  masked: readonly string[];
  /** Absent when this reader may not look. */
  reveal?: ((reason: string | undefined) => Promise<readonly string[]>) | undefined;
}

export function MaskedText({ label, masked, reveal }: MaskedTextProps) {
  const t = useT();
  const { looksNeedReason } = useMe();
  const [asking, setAsking] = useState(false);
  const [clear, setClear] = useState<readonly string[]>();
  useEffect(() => {
    if (!clear) return undefined;
    const timer = setTimeout(() => setClear(undefined), CLEAR_FOR_MS);
    return () => clearTimeout(timer);
  }, [clear]);
  const look = async (reason?: string) => {
    if (!reveal) return;
    setClear(await reveal(reason));
    setAsking(false);
  };
  const looking = useSend(look);
  const ask = () => (looksNeedReason ? setAsking(true) : looking.send());
  useKeys(label, [{ keys: 'v', label: t('masked.show'), off: !reveal || asking, decides: true, run: ask }], {
    depth: 'drawer',
  });
  return (
    <div className="masked">
      <span className="lab">
        {label}
        <span className="grow" />
        {reveal && (
          // It stays in the page while it is asked: the focus comes back to it, whatever it says then.
          <button type="button" className="link" hidden={asking} onClick={() => (clear ? setClear(undefined) : ask())}>
            <Icon name="eye" size={14} /> {clear ? t('masked.hide') : t('masked.show')}
          </button>
        )}
        {reveal && <KeyCap keys="v" upper />}
      </span>
      {(clear ?? masked).map((line, index) => (
        <p key={index} className={index > 0 ? 'sub' : ''}>
          {line}
        </p>
      ))}
      <RefusalText error={looking.error} />
      {asking && (
        <ReasonForm
          label={t('masked.why')}
          submit={t('masked.show')}
          onSubmit={look}
          onCancel={() => setAsking(false)}
        />
      )}
    </div>
  );
}
