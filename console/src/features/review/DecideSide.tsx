/** The decision column: the step's clock, one key per decision, what the other departments said, and what an approval is bound to. */
import { useTranslation } from 'react-i18next';
import type { StepPage, StepView } from '../../../../contract/review.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { ClauseChip, parseClause } from '../../ui/clause/ClauseChip.tsx';
import { LargeClock } from '../../ui/clock/ClockBadge.tsx';
import { KeyCap } from '../../ui/keys/KeyCap.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { ColleagueForm, TextForm, type FormProps, type Mode } from './DecideForms.tsx';
import { ReturnForm } from './ReturnForm.tsx';

interface DecideSideProps {
  page: StepPage;
  mode: Mode | undefined;
  busy: boolean;
  error: unknown;
  onMode: (mode: Mode | undefined) => void;
  onApprove: () => void;
  onSend: (mode: Mode, input: Record<string, unknown>) => Promise<unknown>;
}

export function DecideSide({ page, mode, busy, error, onMode, onApprove, onSend }: DecideSideProps) {
  const { t } = useTranslation();
  const failing = page.step.failing > 0;
  const close = () => onMode(undefined);
  const send = (input: Record<string, unknown>) => onSend(mode ?? 'ask', input);
  const overrides = { name: 'reason' as const, label: t('review.overrideWhy'), submit: t('review.do.approve') };
  return (
    <aside className="decide" aria-label={t('review.decide')}>
      <StepClock page={page} />
      <button type="button" className={failing ? 'btn big' : 'btn big pri'} disabled={busy} onClick={onApprove}>
        <KeyCap keys="a" upper />
        <span className="grow">{t(failing ? 'review.do.approveReason' : 'review.do.approve')}</span>
        {failing && <small>{t('review.needsReason')}</small>}
      </button>
      {mode === 'approve' && <TextForm {...overrides} onSend={send} onClose={close} />}
      <button
        type="button"
        className={failing ? 'btn big pri' : 'btn big'}
        aria-expanded={mode === 'return'}
        onClick={() => onMode('return')}
      >
        <KeyCap keys="r" upper />
        <span className="grow">{t('review.do.returnReason')}</span>
        <small>1–9</small>
      </button>
      {mode === 'return' && <ReturnForm page={page} onSend={send} onClose={close} />}
      <div className="pair">
        <SideButton keys="t" label={t('review.do.transfer')} onClick={() => onMode('transfer')} />
        <SideButton keys="i" label={t('review.do.ask')} onClick={() => onMode('ask')} />
        <SideButton label={t('review.do.delegate')} onClick={() => onMode('delegate')} />
        <SideButton label={t('review.do.add')} onClick={() => onMode('add')} />
        <SideButton label={t('review.do.reject')} onClick={() => onMode('reject')} />
      </div>
      <OtherForm mode={mode} onSend={send} onClose={close} />
      <RefusalText error={error} />
      <Others steps={page.steps.filter((one) => one.id !== page.step.id && one.state !== 'voided')} />
      <p className="sub">{t('review.bound')}</p>
      <p className="sub">{t('review.guard')}</p>
    </aside>
  );
}

/** The form of what is neither approved nor returned. */
function OtherForm({ mode, ...form }: FormProps & { mode: Mode | undefined }) {
  const { t } = useTranslation();
  switch (mode) {
    case 'transfer':
    case 'delegate':
    case 'add':
      return <ColleagueForm key={mode} mode={mode} {...form} />;
    case 'ask':
      return <TextForm key={mode} name="question" label={t('review.question')} submit={t('review.do.ask')} {...form} />;
    case 'reject':
      return (
        <TextForm key={mode} name="reason" label={t('review.rejectWhy')} submit={t('review.do.reject')} {...form} />
      );
    default:
      return null;
  }
}

function SideButton({ keys, label, onClick }: { keys?: string; label: string; onClick: () => void }) {
  return (
    <button type="button" className="btn" onClick={onClick}>
      {keys && <KeyCap keys={keys} upper />}
      {label}
    </button>
  );
}

function StepClock({ page: { step, clause, escalatesTo } }: { page: StepPage }) {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  if (!step.dueAt || !step.openedAt || !clause) return null;
  const subject = parseClause(clause);
  const source = t('review.stepClock', { step: name(step.title) });
  const budget = Date.parse(step.dueAt) - Date.parse(step.openedAt);
  return (
    <section>
      <div className="row">
        <span className="lab grow">{source}</span>
        <ClauseChip {...subject} />
      </div>
      <LargeClock
        key={step.id}
        clock={{
          id: step.id,
          state: 'running',
          startedAt: step.openedAt,
          dueAt: step.dueAt,
          budgetMs: budget,
          source,
          short: source,
          kind: source,
          clause: subject,
        }}
      />
      <p className="sub">
        {t('clock.before', { at: formats.when(step.dueAt) })}
        {step.basis === 'working' && t('review.workingHours')}
        {escalatesTo && t('review.escalates', { to: name(escalatesTo) })}
      </p>
    </section>
  );
}

function Others({ steps }: { steps: readonly StepView[] }) {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  if (steps.length === 0) return null;
  const said = (step: StepView): string => {
    if (step.byRule) return t('review.byRule');
    if (step.decidedBy && step.decidedAt)
      return t(`review.said.${step.state}`, { who: step.decidedBy.name, at: formats.when(step.decidedAt) });
    return t(`review.stepState.${step.state}`);
  };
  return (
    <ul className="others">
      {steps.map((step) => (
        <li key={step.id} data-state={step.state}>
          <b>{name(step.title)}</b> {said(step)}
        </li>
      ))}
    </ul>
  );
}
