/** The field in the top bar that opens the palette; Ctrl or ⌘ with K opens it from everywhere. */
import { useRef, useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { Floating } from '../../ui/Floating.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { KeyCap } from '../../ui/keys/KeyCap.tsx';
import { late, useFetched } from '../../ui/late.tsx';
import { useKeys } from '../../ui/keys/useKeys.ts';

const Palette = late(() => import('./Palette.tsx').then((module) => module.Palette), <div className="palette-wait" />);

export function PaletteButton() {
  const t = useT();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const button = useRef<HTMLButtonElement>(null);
  useFetched(Palette);
  const open = () => setAnchor(button.current ?? undefined);
  const close = () => setAnchor(undefined);
  useKeys(t('frame.everywhere'), [{ keys: 'Ctrl+k', label: t('find.title'), quiet: true, run: open }], {
    depth: 'frame',
  });
  return (
    <>
      <button
        type="button"
        ref={button}
        className="find"
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
        aria-label={t('find.title')}
        onClick={open}
      >
        <Icon name="search" />
        <span className="cut">{t('find.what')}</span>
        <KeyCap keys="Ctrl+k" upper />
      </button>
      {anchor && (
        <Floating anchor={anchor} label={t('find.title')} width={640} onClose={close} className="palette">
          <Palette onClose={close} />
        </Floating>
      )}
    </>
  );
}
