/** What is blocked on this order, since when and why, who can lift it, under which clause, and the step that is open to this reader. */
import type { ReactNode } from 'react';
import { useT } from '../i18n/useT.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { ClauseChip, parseClause } from './clause/ClauseChip.tsx';
import { Icon } from './Icon.tsx';

export interface Blockage {
  id: string;
  /** `退款中，保温杯 500 绿 ×2 不得打包、不得交接`. */
  what: string;
  reason: string;
  since: string;
  /** Who can lift it, by name and post. */
  lifters: readonly string[];
  clause?: string | undefined;
  /** Waits for something outside; nothing is wrong. Shown in violet. */
  waiting?: boolean;
}

export function RedStrip({ blockage, children }: { blockage: Blockage; children?: ReactNode }) {
  const t = useT();
  const formats = useFormats();
  return (
    <section className={blockage.waiting ? 'strip waiting' : 'strip'} aria-label={t('strip.blocked')}>
      <Icon name="pause" size={18} />
      <p className="grow">
        <b>{blockage.what}</b>{' '}
        <span>
          {t(blockage.reason ? 'strip.since' : 'strip.sinceOnly', {
            at: formats.when(blockage.since),
            reason: blockage.reason,
          })}
        </span>{' '}
        {blockage.lifters.length > 0 && (
          <span className="who">{t('strip.lifters', { names: blockage.lifters.join(t('list.and')) })}</span>
        )}
      </p>
      {blockage.clause && <ClauseChip {...parseClause(blockage.clause)} />}
      {children}
    </section>
  );
}
