/** A cell whose text can be taken along: the sign shows on the row under the hand, and says that it was copied in place. */
import { useState, type ReactNode } from 'react';
import { useT } from '../../i18n/useT.ts';
import { Icon } from '../Icon.tsx';

export function CopyCell({ text, children }: { text: string; children: ReactNode }) {
  return (
    <span className="copy-cell">
      <span className="cut">{children}</span>
      <CopyButton text={text} />
    </span>
  );
}

export function CopyButton({ text }: { text: string }) {
  const t = useT();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  return (
    <button
      type="button"
      className="copy"
      tabIndex={-1}
      aria-label={copied ? t('table.copied') : t('table.copy', { text })}
      onClick={(event) => {
        event.stopPropagation();
        void copy();
      }}
    >
      <Icon name={copied ? 'check' : 'copy'} size={14} />
    </button>
  );
}
