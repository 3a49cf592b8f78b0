/** The small forms of a decision, in the side column: a reason for an override, reasons and ways out of a return, a colleague, a question. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StepPage } from '../../../../contract/review.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { Field } from '../../ui/Field.tsx';
import { closesOnEscape, FormButtons, TextField } from '../../ui/FormParts.tsx';
import { KeyCap } from '../../ui/keys/KeyCap.tsx';
import { useKeys } from '../../ui/keys/useKeys.ts';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import { ColleagueSelect } from '../people/ColleagueSelect.tsx';

export type Mode = 'approve' | 'return' | 'reject' | 'transfer' | 'delegate' | 'ask' | 'add';

interface FormProps {
  onSend: (input: Record<string, unknown>) => Promise<unknown>;
  onClose: () => void;
}

export function TextForm({
  label,
  submit,
  name,
  onSend,
  onClose,
}: FormProps & { label: string; submit: string; name: string }) {
  const [text, setText] = useState('');
  const sending = useSend(() => onSend({ [name]: text.trim() }));
  return (
    <form
      className="decide-form"
      onSubmit={(event) => {
        event.preventDefault();
        sending.send();
      }}
      onKeyDown={closesOnEscape(onClose)}
    >
      <TextField
        label={label}
        field={name}
        error={sending.error}
        span={6}
        value={text}
        onText={setText}
        required
        minLength={2}
        maxLength={500}
        autoFocus
      />
      <FormButtons submit={submit} busy={sending.busy} onCancel={onClose} />
      <RefusalText error={sending.error} />
    </form>
  );
}

export function ColleagueForm({ mode, onSend, onClose }: FormProps & { mode: 'transfer' | 'delegate' | 'add' }) {
  const { t } = useTranslation();
  const [personId, setPerson] = useState('');
  const [text, setText] = useState('');
  const [where, setWhere] = useState<'before' | 'after'>('before');
  const sending = useSend(() => {
    const words = text.trim();
    const said = mode === 'delegate' ? { question: words } : { reason: words };
    return onSend({ personId, ...said, ...(mode === 'add' ? { where } : {}) });
  });
  return (
    <form
      className="decide-form"
      onSubmit={(event) => {
        event.preventDefault();
        sending.send();
      }}
      onKeyDown={closesOnEscape(onClose)}
    >
      <Field label={t('people.handOverTo')} field="personId" error={sending.error}>
        {({ id }) => <ColleagueSelect id={id} value={personId} onChange={setPerson} />}
      </Field>
      {mode === 'add' && (
        <div className="row choices">
          {(['before', 'after'] as const).map((one) => (
            <label key={one}>
              <input type="radio" name="where" checked={where === one} onChange={() => setWhere(one)} />
              {t(`review.where.${one}`)}
            </label>
          ))}
        </div>
      )}
      <TextField
        label={t(mode === 'delegate' ? 'review.question' : 'orders.field.reason')}
        field={mode === 'delegate' ? 'question' : 'reason'}
        error={sending.error}
        span={6}
        value={text}
        onText={setText}
        required={mode !== 'transfer'}
        minLength={2}
      />
      <FormButtons submit={t(`review.do.${mode}`)} busy={sending.busy} onCancel={onClose} />
      <RefusalText error={sending.error} />
    </form>
  );
}

/** Reasons by the keys 1 to 8, 9 for own words; ways out go along where they are ticked. */
export function ReturnForm({ page, onSend, onClose }: FormProps & { page: StepPage }) {
  const { t } = useTranslation();
  const name = useName();
  const proposals = useProposals(page);
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [offered, setOffered] = useState<readonly string[]>([]);
  const [own, setOwn] = useState('');
  const field = fieldOf[page.step.name] ?? 'lines';
  const reasons = [...chosen.flatMap((n) => (page.reasons[n] ? [name(page.reasons[n])] : [])), own.trim()].filter(
    Boolean,
  );
  const sending = useSend(() =>
    onSend({
      reasons: reasons.map((text) => ({ field, text })),
      alternatives: proposals.filter((one) => offered.includes(one.text)),
    }),
  );
  const toggle = (n: number) => setChosen(chosen.includes(n) ? chosen.filter((one) => one !== n) : [...chosen, n]);
  const ready = reasons.length > 0 && !sending.busy;
  useKeys(
    t('review.do.return'),
    [
      ...page.reasons.map((one, n) => ({ keys: String(n + 1), label: name(one), quiet: true, run: () => toggle(n) })),
      {
        keys: '9',
        label: t('review.ownWords'),
        quiet: true,
        run: () => document.getElementById('own-reason')?.focus(),
      },
      { keys: 'Enter', label: t('review.do.return'), off: !ready, decides: true, run: sending.send },
      { keys: 'Escape', label: t('key.cancel'), run: onClose },
    ],
    { depth: 'drawer', subject: page.step.id },
  );
  return (
    <form
      className="decide-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) sending.send();
      }}
    >
      <div className="reasons">
        {page.reasons.map((one, n) => (
          <button key={one.zh} type="button" aria-pressed={chosen.includes(n)} onClick={() => toggle(n)}>
            <KeyCap keys={String(n + 1)} />
            {name(one)}
          </button>
        ))}
      </div>
      <label className="own">
        <KeyCap keys="9" />
        <input
          id="own-reason"
          className="in"
          placeholder={t('review.ownWords')}
          aria-label={t('review.ownWords')}
          maxLength={200}
          value={own}
          onChange={(event) => setOwn(event.target.value)}
        />
      </label>
      {proposals.length > 0 && <h3>{t('review.offer')}</h3>}
      {proposals.map((one) => (
        <label key={one.text} className="offer">
          <input
            type="checkbox"
            checked={offered.includes(one.text)}
            onChange={(event) =>
              setOffered(event.target.checked ? [...offered, one.text] : offered.filter((text) => text !== one.text))
            }
          />
          {one.text}
        </label>
      ))}
      <p className="row">
        <button type="submit" className="btn pri" disabled={!ready}>
          {t('review.do.return')}
          <KeyCap keys="Enter" />
        </button>
        <button type="button" className="btn quiet" onClick={onClose}>
          {t('key.cancel')}
          <KeyCap keys="Escape" />
        </button>
      </p>
      <RefusalText error={sending.error} />
    </form>
  );
}

const fieldOf: Record<string, string> = {
  sales: 'lines',
  finance: 'amounts',
  production: 'marks',
  logistics: 'delivery',
};

function useProposals({ proposals, order }: StepPage): { kind: string; text: string }[] {
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
