/** The company's own colour in place of the product's accent; its contrast with white was checked when it was set. */
import { useEffect } from 'react';
import { useAppearance } from './appearance.ts';

const names = ['--accent', '--accent-hover', '--accent-ink'] as const;

export function useCompanyColour(colour: string | null | undefined): void {
  const { shade } = useAppearance();
  useEffect(() => {
    const { style } = document.documentElement;
    if (!colour) return undefined;
    style.setProperty('--accent', colour);
    style.setProperty('--accent-hover', `color-mix(in srgb, ${colour} 86%, black)`);
    style.setProperty('--accent-ink', shade === 'dark' ? `color-mix(in srgb, ${colour} 45%, white)` : colour);
    return () => names.forEach((name) => style.removeProperty(name));
  }, [colour, shade]);
}
