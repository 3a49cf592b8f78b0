/** Who handles exceptions: whoever meets one, within the shops or the warehouse of the person. (PD-3.4) */

export const handlesExceptions = (scope: 'shop' | 'warehouse') =>
  ({
    'exceptions.list': scope,
    'exceptions.counts': scope,
    'exceptions.get': scope,
    'exceptions.open': scope,
    'exceptions.take': scope,
    'exceptions.note': scope,
    'exceptions.resolve': scope,
    'exceptions.finish-improvement': scope,
  }) as const;

/** Who besides hands them over, plans what is to be improved, and opens one again. */
export const leadsExceptions = {
  ...handlesExceptions('shop'),
  'exceptions.assign': 'shop',
  'exceptions.plan-improvement': 'shop',
  'exceptions.reopen': 'shop',
} as const;
