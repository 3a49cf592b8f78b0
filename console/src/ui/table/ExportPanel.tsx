/**
 * An export as it is asked for: format, masked or (by right, with a reason) in clear, rows counted while they come, stopped at any moment.
 */
import { useEffect, useId, useRef, useState } from 'react';
import { z } from 'zod';
import { reason } from '../../../../contract/kit.ts';
import { useT } from '../../i18n/useT.ts';
import { GiveUp } from '../form/GiveUp.tsx';
import { useForm, type Form } from '../form/useForm.ts';
import { useUnsaved } from '../form/useUnsaved.ts';
import { FieldRefusal, RefusalText } from '../RefusalText.tsx';
import { ExportCut, fetchExport, saveAs } from './fetchExport.ts';

export interface ExportAsked {
  format: 'xlsx' | 'csv';
  clear: boolean;
  reason?: string;
}

/** The list's own call. */
export type AskExport = (asked: ExportAsked) => Promise<{ exportId: string; fileName: string }>;

interface Run {
  rows: number;
  /** The file's name when it is saved. */
  saved?: string;
  failed?: 'cut' | 'refused';
}

function useExport(ask: AskExport) {
  const [run, setRun] = useState<Run>();
  const stopper = useRef<AbortController>(undefined);
  // Closing the panel stops what runs: a file that nobody waits for is not made.
  useEffect(() => () => stopper.current?.abort(), []);
  const start = async (asked: ExportAsked) => {
    const { signal } = (stopper.current = new AbortController());
    setRun({ rows: 0 });
    let rows = 0;
    try {
      const { exportId, fileName } = await ask(asked);
      const file = await fetchExport(exportId, { signal, onRows: (done) => setRun({ rows: (rows = done) }) });
      saveAs(file, fileName);
      setRun({ rows, saved: fileName });
    } catch (failed) {
      setRun(signal.aborted ? undefined : { rows, failed: failed instanceof ExportCut ? 'cut' : 'refused' });
      // The form keeps what is still to be sent.
      throw failed;
    }
  };
  return { run, start, stop: () => stopper.current?.abort() };
}

const schema = z.discriminatedUnion('clear', [
  z.object({ clear: z.literal(false) }),
  z.object({ clear: z.literal(true), reason }),
]);

type Typed = Required<ExportAsked>;
const fresh: Typed = { format: 'xlsx', clear: false, reason: '' };

export function ExportPanel({ ask, mayClear }: { ask: AskExport; mayClear: boolean }) {
  const t = useT();
  const { run, start, stop } = useExport(ask);
  const form = useForm({
    schema,
    initial: fresh,
    toInput: ({ format, clear, reason: why }) => ({ format, clear, ...(clear ? { reason: why.trim() } : {}) }),
    send: (input) => start(input as unknown as ExportAsked),
  });
  // A choice is made again at once; a reason is not.
  const { values } = form;
  const unsaved = useUnsaved({ unsaved: form.unsaved && values.reason.trim() !== '', values });
  return (
    <form
      className="export"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (form.busy) stop();
        else form.submit();
      }}
    >
      <Format form={form} />
      {mayClear && <Privacy form={form} />}
      <p className="row">
        {/* One button: two in the same place would be one element, and the press that stops would start again. */}
        <button
          type="submit"
          className={form.busy ? 'btn' : 'btn pri'}
          // The second press of a double one stops nothing.
          onClick={(event) => event.detail > 1 && event.preventDefault()}
        >
          {form.busy ? t('export.cancel') : t('export.start')}
        </button>
        <ExportState run={run} />
      </p>
      <GiveUp unsaved={unsaved} />
      {run?.failed === 'refused' && <RefusalText error={form.refused} />}
    </form>
  );
}

function ExportState({ run }: { run: Run | undefined }) {
  const t = useT();
  if (!run || run.failed === 'refused') return null;
  const words = run.saved
    ? t('export.done', { name: run.saved, count: run.rows })
    : run.failed
      ? t('export.cut')
      : t('export.rows', { count: run.rows });
  return (
    <span className="sub" role="status">
      {words}
    </span>
  );
}

function Format({ form }: { form: Form<Typed> }) {
  const t = useT();
  return (
    <fieldset disabled={form.busy}>
      <legend className="lab">{t('export.format')}</legend>
      {(['xlsx', 'csv'] as const).map((format) => (
        <label key={format}>
          <input
            type="radio"
            name="format"
            checked={form.values.format === format}
            onChange={() => form.set('format', format)}
          />
          {format.toUpperCase()}
        </label>
      ))}
    </fieldset>
  );
}

function Privacy({ form }: { form: Form<Typed> }) {
  const t = useT();
  const refused = useId();
  const { clear, reason: why } = form.values;
  return (
    <fieldset disabled={form.busy}>
      {([false, true] as const).map((one) => (
        <label key={String(one)}>
          <input type="radio" name="clear" checked={clear === one} onChange={() => form.set('clear', one)} />
          {one ? t('export.clear') : t('export.masked')}
        </label>
      ))}
      {clear && (
        <input
          className="in"
          maxLength={500}
          aria-label={t('export.why')}
          aria-describedby={refused}
          placeholder={t('export.why')}
          value={why}
          onChange={(event) => form.set('reason', event.target.value)}
          onBlur={() => form.leave('reason')}
        />
      )}
      <FieldRefusal error={form.error} field="reason" id={refused} />
    </fieldset>
  );
}
