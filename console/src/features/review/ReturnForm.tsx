/** What a return says: reasons by the keys 1 to 8, 9 for own words, and the ways out that the sum of the failing check allows. (OS-3.3) */
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { returnStep, type StepPage } from '../../../../contract/review.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { GuardedForm } from '../../ui/form/SmallForm.tsx';
import { useForm, type Form } from '../../ui/form/useForm.ts';
import { useUnsaved, type Unsaved } from '../../ui/form/useUnsaved.ts';
import { KeyCap } from '../../ui/keys/KeyCap.tsx';
import { useKeys } from '../../ui/keys/useKeys.ts';
import { FieldRefusal } from '../../ui/RefusalText.tsx';
import type { FormProps } from './DecideForms.tsx';

const ownReason = 'own-reason';

interface Said {
  /** Which of the step's reasons, by their number. */
  chosen: readonly number[];
  own: string;
  offered: readonly string[];
}

const nothing: Said = { chosen: [], own: '', offered: [] };
const schema = returnStep.input.pick({ reasons: true, alternatives: true });

export function ReturnForm({ page, onSend, onClose }: FormProps & { page: StepPage }) {
  const { t } = useTranslation();
  const name = useName();
  const proposals = useProposals(page);
  const form = useForm<Said>({
    schema,
    initial: nothing,
    toInput: ({ chosen, own, offered }) => {
      const listed = chosen.flatMap((n) => (page.reasons[n] ? [name(page.reasons[n])] : []));
      const field = fieldOf[page.step.name] ?? 'lines';
      return {
        reasons: [...listed, own.trim()].filter(Boolean).map((text) => ({ field, text })),
        alternatives: proposals.filter((one) => offered.includes(one.text)),
      };
    },
    send: onSend,
  });
  const unsaved = useUnsaved(form);
  useReturnKeys(page, form, unsaved, onClose);
  return (
    <GuardedForm
      form={form}
      unsaved={unsaved}
      submit={t('review.do.return')}
      onCancel={onClose}
      className="decide-form"
    >
      <Reasons page={page} form={form} />
      <Offers proposals={proposals} form={form} />
    </GuardedForm>
  );
}

/** With what it holds, or without it. */
function toggled<T>(all: readonly T[], one: T): T[] {
  return all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
}

function useReturnKeys({ reasons, step }: StepPage, form: Form<Said>, unsaved: Unsaved, onClose: () => void): void {
  const { t } = useTranslation();
  const name = useName();
  const ownWords = () => document.getElementById(ownReason)?.focus();
  const { chosen } = form.values;
  useKeys(
    t('review.do.return'),
    [
      ...reasons.map((one, n) => ({
        keys: String(n + 1),
        label: name(one),
        quiet: true,
        run: () => form.set('chosen', toggled(chosen, n)),
      })),
      { keys: '9', label: t('review.ownWords'), quiet: true, run: ownWords },
      // Not guarded like the keys that open it: whoever chose a reason has read what stands here.
      { keys: 'Enter', label: t('review.do.return'), off: !form.unsaved || unsaved.asking, run: form.submit },
      { keys: 'Escape', label: t('key.cancel'), run: () => unsaved.leave(onClose) },
    ],
    { depth: 'drawer', subject: step.id },
  );
}

function Reasons({ page, form }: { page: StepPage; form: Form<Said> }) {
  const { t } = useTranslation();
  const name = useName();
  const refused = useId();
  const { chosen, own } = form.values;
  return (
    <>
      <div className="reasons">
        {page.reasons.map((one, n) => (
          <button
            key={one.zh}
            type="button"
            aria-pressed={chosen.includes(n)}
            onClick={() => form.set('chosen', toggled(chosen, n))}
          >
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
          aria-describedby={refused}
          maxLength={200}
          value={own}
          onChange={(event) => form.set('own', event.target.value)}
        />
      </label>
      <FieldRefusal error={form.error} field="reasons" id={refused} />
    </>
  );
}

function Offers({ proposals, form }: { proposals: readonly Proposal[]; form: Form<Said> }) {
  const { t } = useTranslation();
  const { offered } = form.values;
  if (proposals.length === 0) return null;
  return (
    <>
      <h3>{t('review.offer')}</h3>
      {proposals.map(({ text }) => (
        <label key={text} className="offer">
          <input
            type="checkbox"
            checked={offered.includes(text)}
            onChange={() => form.set('offered', toggled(offered, text))}
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
