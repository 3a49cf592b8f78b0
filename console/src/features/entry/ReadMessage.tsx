/** A message that was read: its parts marked where they stand, and what is not sure listed with what else it may be, one number key each. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadText } from '../../../../contract/entry.ts';
import { KeyCap } from '../../ui/keys/KeyCap.tsx';
import { useKeys } from '../../ui/keys/useKeys.ts';
import type { ChangeDraft, Draft } from './draft.ts';
import { useSpecialKinds } from '../special/specialKinds.ts';
import { choose, guessesOf, type GuessChoice, type OpenGuess } from './guessChoices.ts';
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
  const guesses = guessesOf(parts);
  return (
    <>
      <p className="sub">{t('entry.recognised', { n: parts.length, unsure: guesses.length })}</p>
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
      {guesses.length > 0 && (
        <Guesses guesses={guesses} onChoose={(part, choice) => change(choose(draft, part, choice))} />
      )}
    </>
  );
}

interface GuessesProps {
  guesses: readonly OpenGuess[];
  onChoose: (part: ReadPart, choice: GuessChoice) => void;
}

/** The hand leaves the field it pasted into, so that the number keys are free. */
function Guesses({ guesses, onChoose }: GuessesProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<ReadonlyMap<string, number>>(new Map());
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.focus(), []);
  const take = (part: ReadPart, choice: GuessChoice) => {
    setChosen(new Map(chosen).set(keyOf(part), choice.n));
    onChoose(part, choice);
  };
  useKeys(
    t('entry.title'),
    guesses.flatMap(({ part, choices }) =>
      choices
        .filter(({ n }) => n <= 9)
        .map((choice) => ({
          keys: String(choice.n),
          label: t('entry.chooseGuess'),
          run: () => take(part, choice),
        })),
    ),
  );
  return (
    <>
      <h2>{t('entry.toLookAt', { n: guesses.length - chosen.size })}</h2>
      <ul className="unsure" ref={list} tabIndex={-1}>
        {guesses.map(({ part, choices }) => (
          <li key={keyOf(part)}>
            <b className="n">{part.n}</b>
            <span>
              {t('entry.readFrom', { origin: part.origin })}
              {choices.map((choice) => (
                <button
                  key={choice.n}
                  type="button"
                  className="choice"
                  aria-pressed={chosen.get(keyOf(part)) === choice.n}
                  onClick={() => take(part, choice)}
                >
                  <Choice part={part} choice={choice} />
                  {choice.n <= 9 && <KeyCap keys={String(choice.n)} />}
                </button>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

const keyOf = (part: ReadPart): string => `${part.start} ${'field' in part ? part.field : part.skuId}`;

function Choice({ part, choice }: { part: ReadPart; choice: GuessChoice }) {
  const { t } = useTranslation();
  const { titleOf } = useSpecialKinds();
  if (choice.other) return choice.other.name;
  if (!('field' in part)) return `${part.name} ×${part.quantity}`;
  if (part.field === 'flags') return t('entry.special', { kind: titleOf(part.value) });
  return part.field === 'paymentTerms' ? t(`entry.terms.${part.value}`) : part.value;
}
