/** The pasted chat or mail: what was recognised is marked where it stands, what is not sure is listed to be looked at. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadText, readText } from '../../../../contract/entry.ts';
import { call } from '../../app/api.ts';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import { applyText } from './applyText.ts';
import type { ChangeDraft } from './NewOrderPage.tsx';
import type { Draft } from './draft.ts';

/** Below this a reading is to be looked at. */
const SURE = 90;

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
  const parts = read ? [...read.fields, ...read.lines] : [];
  const unsure = parts.filter((part) => part.confidence < SURE);
  return (
    <section className="paste" aria-label={t('entry.pasted')}>
      <h2>{t('entry.pasted')}</h2>
      <textarea
        className="in"
        rows={7}
        maxLength={8000}
        aria-label={t('entry.pasteHere')}
        placeholder={t('entry.pasteHere')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setRead(undefined);
        }}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text/plain');
          if (text !== '' || pasted.trim() === '') return;
          event.preventDefault();
          setText(pasted);
          reading.send(pasted);
        }}
      />
      {!read && text.trim() !== '' && (
        <button type="button" className="btn" disabled={reading.busy} onClick={() => reading.send(text)}>
          {t('entry.read')}
        </button>
      )}
      <RefusalText error={reading.error} />
      {read && (
        <>
          <p className="marked-text">{marks(text, parts)}</p>
          <p className="sub">{t('entry.recognised', { n: parts.length, unsure: unsure.length })}</p>
          <ul className="unsure">
            {unsure.map((part) => (
              <li key={`${part.start} ${'field' in part ? part.field : part.skuId}`}>
                {t('entry.readAs', {
                  origin: part.origin,
                  value: 'field' in part ? part.value : `${part.name} ×${part.quantity}`,
                })}
                {'others' in part && part.others.length > 0 && (
                  <span className="sub">
                    {t('entry.orElse', { others: part.others.map((one) => one.name).join(t('list.comma')) })}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

interface Part {
  start: number;
  end: number;
  confidence: number;
}

/** The text with each part marked once, where it stands. */
function marks(text: string, parts: readonly Part[]) {
  const sorted = [...parts].sort((a, b) => a.start - b.start || b.end - a.end);
  const shown = [];
  let at = 0;
  for (const part of sorted) {
    if (part.start < at) continue;
    shown.push(text.slice(at, part.start));
    shown.push(
      <mark key={part.start} className={part.confidence < SURE ? 'unsure' : ''}>
        {text.slice(part.start, part.end)}
      </mark>,
    );
    at = part.end;
  }
  shown.push(text.slice(at));
  return shown;
}
