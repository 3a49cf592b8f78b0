/** Asks in the form itself whether what was typed may go: it takes the focus, Enter and Escape stay, and the focus returns to where it was, or into the form where a press beside it had taken it. */
import { useEffect, useRef } from 'react';
import { useT } from '../../i18n/useT.ts';
import { closesOnEscape } from '../FormParts.tsx';
import { Icon } from '../Icon.tsx';
import { KeyCap } from '../keys/KeyCap.tsx';
import type { Unsaved } from './useUnsaved.ts';
import './form.css';

export function GiveUp({ unsaved }: { unsaved: Unsaved }) {
  return unsaved.asking ? <Question {...unsaved} /> : null;
}

function Question({ stay, giveUp }: Unsaved) {
  const t = useT();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const form = first.current?.closest('form');
    const field = form?.querySelector<HTMLElement>('input, select, textarea');
    first.current?.focus();
    return () => {
      if (before instanceof HTMLElement && (!form || form.contains(before))) before.focus();
      else field?.focus();
    };
  }, []);
  return (
    <div className="give-up" role="alertdialog" aria-label={t('form.giveUp')} onKeyDown={closesOnEscape(stay)}>
      <Icon name="warn" size={15} />
      <span className="grow">{t('form.giveUp')}</span>
      <button ref={first} type="button" className="btn" onClick={stay}>
        {t('form.stay')}
        <KeyCap keys="Escape" />
      </button>
      <button type="button" className="btn bad" onClick={giveUp}>
        {t('form.discard')}
      </button>
    </div>
  );
}
