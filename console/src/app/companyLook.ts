/** The company's own colour in place of the product's accent, moved where its letters would not have been readable. */
import { useLayoutEffect } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useAppearance } from './appearance.ts';
import { accentOf, type CompanyAccent } from './companyColour.ts';
import { meQuery } from './session.ts';

/** Nothing where the company has no colour of its own, or nobody has signed in. */
export function useCompanyAccent(): CompanyAccent | undefined {
  const { shade } = useAppearance();
  const colour = useQuery({ ...meQuery, enabled: false }).data?.company.colour;
  return colour ? accentOf(colour, shade) : undefined;
}

/** Puts it on the document, before the paint, for everything that takes its colours from the tokens. */
export function useCompanyColour(): void {
  const accent = useCompanyAccent();
  const tokens = accent && JSON.stringify(accent.tokens);
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    const set = Object.entries(JSON.parse(tokens ?? '{}') as Record<string, string>);
    for (const [name, value] of set) style.setProperty(name, value);
    return () => set.forEach(([name]) => style.removeProperty(name));
  }, [tokens]);
}
