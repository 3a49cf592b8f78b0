/** A modal dialog, only for what cannot be undone and for the page of shortcuts; never one above another. Closing it asks for what was typed in it. */
import { useEffect, useRef, type ReactNode } from 'react';
import { useT } from '../i18n/useT.ts';
import { Holding, useLeaving } from './form/leaving.ts';
import { Icon } from './Icon.tsx';
import { useFocusBack } from './useFocusBack.ts';

export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const t = useT();
  const element = useRef<HTMLDialogElement>(null);
  const { held, leave } = useLeaving();
  const close = () => leave(onClose);
  useFocusBack();
  useEffect(() => {
    element.current?.showModal();
  }, []);
  return (
    <dialog
      ref={element}
      className="dialog"
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClose={onClose}
      onClick={(event) => event.target === element.current && close()}
    >
      <div className="dialog-body">
        <div className="row">
          <h2 className="grow">{title}</h2>
          <button type="button" className="btn quiet icon" aria-label={t('key.close')} onClick={close}>
            <Icon name="close" />
          </button>
        </div>
        <Holding value={held}>{children}</Holding>
      </div>
    </dialog>
  );
}
