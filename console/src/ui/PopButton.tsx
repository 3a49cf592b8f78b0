/** A button that opens a layer beside it and closes it again; what stands in the layer may close it, too. */
import { useRef, useState, type ReactNode } from 'react';
import { Floating } from './Floating.tsx';
import { Icon, type IconName } from './Icon.tsx';

interface PopButtonProps {
  icon: IconName;
  label: string;
  /** The layer's name where it says more than the button. */
  title?: string;
  width: number;
  layer: 'pop' | 'menu' | 'menu columns';
  children: (close: () => void) => ReactNode;
}

export function PopButton({ icon, label, title = label, width, layer, children }: PopButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [anchor, setAnchor] = useState<HTMLElement>();
  const close = () => setAnchor(undefined);
  return (
    <>
      <button
        type="button"
        ref={button}
        className="btn quiet"
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
        onClick={() => setAnchor(anchor ? undefined : (button.current ?? undefined))}
      >
        <Icon name={icon} />
        <span className="word">{label}</span>
      </button>
      {anchor && (
        <Floating anchor={anchor} label={title} width={width} onClose={close} className={layer}>
          {children(close)}
        </Floating>
      )}
    </>
  );
}
