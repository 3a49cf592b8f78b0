/** The pasted chat or mail: pasted anywhere in the form it is read into fields, and marked where each of them was found (CC-2.2). */
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadText, readText } from '../../../../contract/entry.ts';
import { call } from '../../app/api.ts';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import { applyText } from './applyText.ts';
import type { ChangeDraft, Draft } from './draft.ts';
import { isMessage } from './pasted.ts';
import { ReadMessage } from './ReadMessage.tsx';

interface PastePartProps {
  draft: Draft;
  change: ChangeDraft;
}

export function PastePart({ draft, change }: PastePartProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [read, setRead] = useState<ReadText>();
  const reading = useSend(async (given: string) => {
    const input = { text: given, ...(draft.shopId ? { shopId: draft.shopId } : {}) };
    const found = await call<typeof readText>('POST /entry/text', input);
    setRead(found);
    change(applyText(draft, found));
  });
  const take = (given: string) => {
    setText(given);
    setRead(undefined);
    reading.send(given);
  };
  usePasted(take);
  return (
    <section className="paste" aria-label={t('entry.pasted')}>
      <h2>{t('entry.pasted')}</h2>
      {read ? (
        <ReadMessage
          key={text}
          text={text}
          read={read}
          draft={draft}
          change={change}
          onMend={() => setRead(undefined)}
        />
      ) : (
        <PasteBox text={text} busy={reading.busy} onText={setText} onRead={take} />
      )}
      <RefusalText error={reading.error} />
    </section>
  );
}

/** A whole message is never meant for one field, wherever the cursor stands; free words and this part's own box take what they are given. */
function usePasted(take: (text: string) => void): void {
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (event.target instanceof HTMLTextAreaElement || !isMessage(text)) return;
    event.preventDefault();
    take(text.trim());
  });
  useEffect(() => {
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);
}

interface PasteBoxProps {
  text: string;
  busy: boolean;
  onText: (text: string) => void;
  onRead: (text: string) => void;
}

function PasteBox({ text, busy, onText, onRead }: PasteBoxProps) {
  const { t } = useTranslation();
  return (
    <>
      <textarea
        className="in"
        rows={6}
        maxLength={8000}
        aria-label={t('entry.pasteHere')}
        placeholder={t('entry.pasteHere')}
        value={text}
        onChange={(event) => onText(event.target.value)}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text/plain').trim();
          if (text !== '' || pasted === '') return;
          event.preventDefault();
          onRead(pasted);
        }}
      />
      {text.trim() !== '' && (
        <button type="button" className="btn" disabled={busy} onClick={() => onRead(text.trim())}>
          {t('entry.read')}
        </button>
      )}
    </>
  );
}
