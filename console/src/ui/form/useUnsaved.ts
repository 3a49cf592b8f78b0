/** Leaving a page, or the browser, with something unsaved asks first. */
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** True when nothing is unsaved, or the person gives it up. */
export function useGiveUp(dirty: boolean): () => boolean {
  const { t } = useTranslation();
  return () => !dirty || window.confirm(t('form.giveUp'));
}

export function useUnsaved(dirty: boolean): void {
  const mayLeave = useGiveUp(dirty);
  useBlocker({ shouldBlockFn: () => !mayLeave(), enableBeforeUnload: dirty });
}
