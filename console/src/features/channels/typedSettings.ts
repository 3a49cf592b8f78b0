/** A connection's settings as they are typed, pairs line by line, and the contract's schema over them: it names each line that is no pair. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { connectionSettings, platformStages, type ConnectionSettings } from '../../../../contract/channels.ts';
import { linesOf, readPairs, type PairFault } from './pairs.ts';

export type PairsName = 'carriers' | 'payments' | 'statuses';

export type TypedSettings = Omit<ConnectionSettings, PairsName> & Record<PairsName, string>;

const { carriers, payments, statuses } = connectionSettings.shape;

export const typedSettings = (settings: ConnectionSettings): TypedSettings => ({
  ...settings,
  carriers: linesOf(settings.carriers),
  payments: linesOf(settings.payments),
  statuses: linesOf(settings.statuses),
});

/** What is sent, after the schema has found every line whole. */
export const sentSettings = (typed: TypedSettings): ConnectionSettings =>
  connectionSettings.parse({
    ...typed,
    carriers: readPairs(typed.carriers).pairs,
    payments: readPairs(typed.payments).pairs,
    statuses: readPairs(typed.statuses).pairs,
  });

function pairsSchema(record: z.ZodType, tell: (fault: PairFault) => string) {
  return z.string().superRefine((text, ctx) => {
    const { faults } = readPairs(text, (pair) => record.safeParse(pair).success);
    for (const fault of faults) ctx.addIssue({ code: 'custom', message: tell(fault), params: { isTold: true } });
  });
}

export function useSettingsSchema() {
  const { t } = useTranslation();
  return useMemo(() => {
    const tell =
      (name: PairsName) =>
      ({ kind, line, text }: PairFault) =>
        t(`channels.pairFault.${kind}`, {
          line,
          text,
          hint: t(`channels.pairsHint.${name}`, { stages: platformStages.join(' ') }),
        });
    return connectionSettings.extend({
      carriers: pairsSchema(carriers, tell('carriers')),
      payments: pairsSchema(payments, tell('payments')),
      statuses: pairsSchema(statuses, tell('statuses')),
    });
  }, [t]);
}
