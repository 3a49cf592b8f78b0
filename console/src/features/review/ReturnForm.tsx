/** What a return says: reasons by the keys 1 to 8, 9 for own words, and the ways out that the sum of the failing check allows. (OS-3.3) */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StepPage } from '../../../../contract/review.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { FormButtons } from '../../ui/FormParts.tsx';
import { KeyCap } from '../../ui/keys/KeyCap.tsx';
import { useKeys } from '../../ui/keys/useKeys.ts';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend, type Sending } from '../../ui/useSend.ts';
import type { FormProps } from './DecideForms.tsx';

const ownReason = 'own-reason';

export function ReturnForm({ page, onSend, onClose }: FormProps & { page: StepPage }) {
  const { t } = useTranslation();
  const draft = useDraft(page, onSend);
  const { sending, ready } = draft;
  useReturnKeys(page, draft, onClose);
  return (
    <form
      className="decide-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) sending.send();
      }}
    >
      <Reasons page={page} draft={draft} />
      <Offers draft={draft} />
      <FormButtons submit={t('review.do.return')} busy={!ready} onCancel={onClose} />
      <RefusalText error={sending.error} />
    </form>
  );
}

interface Draft {
  chosen: readonly number[];
  toggle: (n: number) => void;
  own: string;
  setOwn: (text: string) => void;
  proposals: readonly Proposal[];
  offered: readonly string[];
  offer: (text: string, ticked: boolean) => void;
  sending: Sending<[]>;
  /** Something is said, and nothing is under way. */
  ready: boolean;
}

function useDraft(page: StepPage, onSend: FormProps['onSend']): Draft {
  const name = useName();
  const proposals = useProposals(page);
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [offered, setOffered] = useState<readonly string[]>([]);
  const [own, setOwn] = useState('');
  const field = fieldOf[page.step.name] ?? 'lines';
  const listed = chosen.flatMap((n) => (page.reasons[n] ? [name(page.reasons[n])] : []));
  const reasons = [...listed, own.trim()].filter(Boolean);
  const sending = useSend(() =>
    onSend({
      reasons: reasons.map((text) => ({ field, text })),
      alternatives: proposals.filter((one) => offered.includes(one.text)),
    }),
  );
  return {
    chosen,
    toggle: (n) => setChosen(chosen.includes(n) ? chosen.filter((one) => one !== n) : [...chosen, n]),
    own,
    setOwn,
    proposals,
    offered,
    offer: (text, ticked) => setOffered(ticked ? [...offered, text] : offered.filter((one) => one !== text)),
    sending,
    ready: reasons.length > 0 && !sending.busy,
  };
}

function useReturnKeys({ reasons, step }: StepPage, { toggle, ready, sending }: Draft, onClose: () => void): void {
  const { t } = useTranslation();
  const name = useName();
  const ownWords = () => document.getElementById(ownReason)?.focus();
  useKeys(
    t('review.do.return'),
    [
      ...reasons.map((one, n) => ({ keys: String(n + 1), label: name(one), quiet: true, run: () => toggle(n) })),
      { keys: '9', label: t('review.ownWords'), quiet: true, run: ownWords },
      // Not guarded like the keys that open it: whoever chose a reason has read what stands here.
      { keys: 'Enter', label: t('review.do.return'), off: !ready, run: sending.send },
      { keys: 'Escape', label: t('key.cancel'), run: onClose },
    ],
    { depth: 'drawer', subject: step.id },
  );
}

function Reasons({ page, draft }: { page: StepPage; draft: Draft }) {
  const { t } = useTranslation();
  const name = useName();
  return (
    <>
      <div className="reasons">
        {page.reasons.map((one, n) => (
          <button key={one.zh} type="button" aria-pressed={draft.chosen.includes(n)} onClick={() => draft.toggle(n)}>
            <KeyCap keys={String(n + 1)} />
            {name(one)}
          </button>
        ))}
      </div>
      <label className="own">
        <KeyCap keys="9" />
        <input
          id={ownReason}
          className="in"
          placeholder={t('review.ownWords')}
          aria-label={t('review.ownWords')}
          maxLength={200}
          value={draft.own}
          onChange={(event) => draft.setOwn(event.target.value)}
        />
      </label>
    </>
  );
}

function Offers({ draft: { proposals, offered, offer } }: { draft: Draft }) {
  const { t } = useTranslation();
  if (proposals.length === 0) return null;
  return (
    <>
      <h3>{t('review.offer')}</h3>
      {proposals.map(({ text }) => (
        <label key={text} className="offer">
          <input
            type="checkbox"
            checked={offered.includes(text)}
            onChange={(event) => offer(text, event.target.checked)}
          />
          {text}
        </label>
      ))}
    </>
  );
}

const fieldOf: Record<string, string> = {
  sales: 'lines',
  finance: 'amounts',
  production: 'marks',
  logistics: 'delivery',
};

interface Proposal {
  kind: string;
  text: string;
}

function useProposals({ proposals, order }: StepPage): Proposal[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return proposals.map(({ kind, amount, pieces }) => ({
    kind,
    text: t(`review.proposal.${kind}`, {
      amount: amount === null ? '' : formats.money(amount, order.currency),
      pieces: pieces === null ? '' : formats.decimal(String(pieces)),
    }),
  }));
}
