/** A message that was read: its parts marked where they stand, and what is not sure listed with what else it may be. */
import { useTranslation } from 'react-i18next';
import type { ReadText } from '../../../../contract/entry.ts';
import { swapLine } from './applyText.ts';
import type { ChangeDraft, Draft } from './draft.ts';
import { partsOf, piecesOf, type ReadPart } from './pasted.ts';

interface ReadMessageProps {
  text: string;
  read: ReadText;
  draft: Draft;
  change: ChangeDraft;
  onMend: () => void;
}

export function ReadMessage({ text, read, draft, change, onMend }: ReadMessageProps) {
  const { t } = useTranslation();
  const parts = partsOf(read);
  const unsure = parts.filter((part) => part.unsure);
  return (
    <>
      <p className="sub">{t('entry.recognised', { n: parts.length, unsure: unsure.length })}</p>
      <p className="marked-text">
        {piecesOf(text, parts).map(({ text: words, part }, at) =>
          part ? (
            <mark key={at} className={part.unsure ? 'unsure' : ''}>
              {words}
              <sup>{part.n}</sup>
            </mark>
          ) : (
            words
          ),
        )}
      </p>
      <button type="button" className="link" onClick={onMend}>
        {t('entry.mendText')}
      </button>
      {unsure.length > 0 && <h2>{t('entry.toLookAt', { n: unsure.length })}</h2>}
      <ul className="unsure">
        {unsure.map((part) => (
          <Unsure key={`${part.start} ${'field' in part ? part.field : part.skuId}`} part={part}>
            {'others' in part && part.others.length > 0 && (
              <span className="sub others">
                {t('entry.orElse')}
                {part.others.map((other) => (
                  <button
                    key={other.skuId}
                    type="button"
                    className="link"
                    onClick={() => change(swapLine(draft, part, other))}
                  >
                    {other.name}
                  </button>
                ))}
              </span>
            )}
          </Unsure>
        ))}
      </ul>
    </>
  );
}

function Unsure({ part, children }: { part: ReadPart; children: React.ReactNode }) {
  const { t } = useTranslation();
  const valueOf = (): string => {
    if (!('field' in part)) return `${part.name} ×${part.quantity}`;
    return part.field === 'paymentTerms' ? t(`entry.terms.${part.value}`) : part.value;
  };
  return (
    <li>
      <b className="n">{part.n}</b>
      <span>
        {t('entry.readAs', { origin: part.origin, value: valueOf() })}
        {children}
      </span>
    </li>
  );
}
