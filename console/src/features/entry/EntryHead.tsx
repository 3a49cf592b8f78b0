/** The head of the form: when the draft was kept, which keys work, and the two ways out of it. */
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/useFormats.ts';
import { KeyCap } from '../../ui/keys/KeyCap.tsx';
import { totalsOf, type Draft } from './draft.ts';
import type { KeptDraft } from './useKeptDraft.ts';

interface EntryHeadProps {
  draft: Draft;
  kept: Pick<KeptDraft, 'savedAt' | 'failed'>;
  busy: boolean;
  /** An earlier order is there to be repeated. */
  repeats: boolean;
  onSend: () => void;
  onDiscard: () => void;
}

export function EntryHead({ draft, kept, busy, repeats, onSend, onDiscard }: EntryHeadProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { total } = totalsOf(draft);
  const hints = [
    ['Tab', 'entry.nextField'],
    ['Ctrl+V', 'entry.pasteAnywhere'],
    ...(repeats ? [['Ctrl+D', 'entry.repeatLast']] : []),
  ] as const;
  return (
    <div className="head entry-head">
      <h1>{t('entry.title')}</h1>
      <span className="tag plain">{t(`orders.channel.${draft.channel}`)}</span>
      <KeptWhen kept={kept} />
      <span className="grow" />
      {draft.lines.length > 0 && (
        <span className="entry-due">
          {t('entry.due')} <b>{total === undefined ? '—' : formats.money(total)}</b>
        </span>
      )}
      <span className="keys">
        {hints.map(([keys = '', words = '']) => (
          <span key={keys}>
            <KeyCap keys={keys} />
            {t(words)}
          </span>
        ))}
      </span>
      <button type="button" className="btn quiet" onClick={onDiscard}>
        {t('entry.discard')}
      </button>
      <button type="button" className="btn pri" disabled={busy} onClick={onSend}>
        {t('entry.send')}
        <KeyCap keys="Ctrl+Enter" />
      </button>
    </div>
  );
}

function KeptWhen({ kept: { savedAt, failed } }: Pick<EntryHeadProps, 'kept'>) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (failed)
    return (
      <span className="late" role="status">
        {t('entry.notKept')}
      </span>
    );
  return savedAt && <span className="sub">{t('entry.kept', { at: formats.clock(Date.parse(savedAt)) })}</span>;
}
