/** A form at the side of its list: title, fields, the refusal of the whole, one primary button; Escape asks before it throws away. */
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { useT } from '../../i18n/useT.ts';
import { Icon } from '../Icon.tsx';
import { KeyCap } from '../keys/KeyCap.tsx';
import { useKeys } from '../keys/useKeys.ts';
import { RefusalText } from '../RefusalText.tsx';
import { useFocusBack } from '../useFocusBack.ts';
import { GiveUp } from './GiveUp.tsx';
import { Restored } from './Restored.tsx';
import type { Form } from './useForm.ts';
import { useUnsaved, type Unsaved } from './useUnsaved.ts';
import './form.css';

interface SheetProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** A drawer with a head; closes with Escape. */
export function SideSheet({ title, onClose, children }: SheetProps) {
  const t = useT();
  const sheet = useRef<HTMLElement>(null);
  useFocusInside(sheet);
  useKeys(title, [{ keys: 'Escape', label: t('key.close'), run: onClose }], { depth: 'drawer' });
  return (
    <section ref={sheet} className="drawer" role="dialog" aria-label={title} tabIndex={-1}>
      <div className="head">
        <h2>{title}</h2>
        <span className="grow" />
        <button type="button" className="btn quiet icon" aria-label={t('key.close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <div className="scroll pad">{children}</div>
    </section>
  );
}

/** Focus goes to the first field; where no keyboard would jump over it, and where there is none, to the sheet. */
function useFocusInside(sheet: RefObject<HTMLElement | null>): void {
  useFocusBack();
  useEffect(() => {
    if (sheet.current?.contains(document.activeElement)) return;
    const touch = matchMedia('(pointer: coarse)').matches;
    const first = touch ? null : sheet.current?.querySelector<HTMLElement>('form :is(input, select, textarea)');
    (first ?? sheet.current)?.focus({ preventScroll: true });
  }, [sheet]);
}

interface FormSheetProps<V> extends SheetProps {
  form: Form<V>;
  submit?: string;
  /** What stands under the form, such as other steps with the same record. */
  below?: ReactNode;
}

export function FormSheet<V>({ title, onClose, form, submit, children, below }: FormSheetProps<V>) {
  const unsaved = useUnsaved(form);
  return (
    <SideSheet title={title} onClose={() => unsaved.leave(onClose)}>
      <Body form={form} submit={submit} unsaved={unsaved}>
        {children}
      </Body>
      {below}
    </SideSheet>
  );
}

type BodyProps<V> = Pick<FormSheetProps<V>, 'form' | 'submit' | 'children'>;

/** The fields and their button, wherever the form stands. */
export function FormBody<V>(props: BodyProps<V>) {
  return <Body {...props} unsaved={useUnsaved(props.form)} />;
}

function Body<V>({ form, submit, unsaved, children }: BodyProps<V> & { unsaved: Unsaved }) {
  const t = useT();
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      {form.restored && form.dirty && <Restored onReset={form.reset} />}
      <div className="fs">{children}</div>
      <GiveUp unsaved={unsaved} />
      <RefusalText error={form.refused} />
      <p className="row">
        <button type="submit" className="btn pri" disabled={form.busy || !form.dirty}>
          {submit ?? t('form.save')}
          <KeyCap keys="Enter" />
        </button>
      </p>
    </form>
  );
}
