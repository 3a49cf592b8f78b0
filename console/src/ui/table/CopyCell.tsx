/** A cell whose text can be taken along: the sign is made for the row under the hand or in focus only, and says in place that it was copied. */
import { useState, type ReactNode } from 'react';
import { useT } from '../../i18n/useT.ts';
import { Icon } from '../Icon.tsx';

interface CopyCellProps {
  text: string;
  /** The row is under the hand or in focus. */
  offered: boolean;
  children: ReactNode;
}

export function CopyCell({ text, offered, children }: CopyCellProps) {
  return (
    <span className="copy-cell">
      <span className="cut">{children}</span>
      {offered && <CopyButton key={text} text={text} />}
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
