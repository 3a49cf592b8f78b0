/** Two orders that may be one, side by side, and one of three decisions taken with a reason (CC-2.2). */
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { decideDuplicate, DuplicatePair } from '../../../../contract/entry-check.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { ClauseChip, parseClause } from '../../ui/clause/ClauseChip.tsx';
import { KeyCap } from '../../ui/keys/KeyCap.tsx';
import { useKeys } from '../../ui/keys/useKeys.ts';
import { ReasonForm } from '../../ui/ReasonForm.tsx';
import { PairSide } from './PairSide.tsx';

type Verdict = 'keepA' | 'keepB' | 'different';

export function Pair({ pair }: { pair: DuplicatePair }) {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  const [verdict, setVerdict] = useState<Verdict>();
  const decide = useDecide(pair);
  return (
    <div className="duplicate-pair">
      <p className="row">
        {name(pair.title)} <ClauseChip {...parseClause(pair.clause)} />
        <span className="sub">{t('duplicates.foundAt', { at: formats.when(pair.foundAt) })}</span>
      </p>
      <div className="sides">
        <PairSide side={pair.a} other={pair.b} />
        <PairSide side={pair.b} other={pair.a} />
      </div>
      <Choices pair={pair} open={verdict === undefined} onChoose={setVerdict} />
      {verdict && (
        <ReasonForm
          label={t('duplicates.why')}
          submit={t(`duplicates.${verdict}`)}
          onSubmit={(reason) => decide(verdict, reason)}
          onCancel={() => setVerdict(undefined)}
        />
      )}
    </div>
  );
}

function useDecide(pair: DuplicatePair) {
  const queries = useQueryClient();
  return async (verdict: Verdict, reason: string) => {
    const kept = { keepA: pair.a.id, keepB: pair.b.id, different: undefined }[verdict];
    await call<typeof decideDuplicate>('POST /entry/duplicates/:pairId/decision', {
      pairId: pair.id,
      reason,
      verdict: kept ? 'same' : 'different',
      ...(kept ? { keep: kept } : {}),
    });
    await queries.invalidateQueries({ queryKey: ['entry'] });
  };
}

interface ChoicesProps {
  pair: DuplicatePair;
  open: boolean;
  onChoose: (verdict: Verdict) => void;
}

/** Only an order that can still be cancelled may give way to the other. */
function Choices({ pair, open, onChoose }: ChoicesProps) {
  const { t } = useTranslation();
  const may = useMay()('entry.decide-duplicate');
  const all: { verdict: Verdict; keys: string; can: boolean }[] = [
    { verdict: 'keepA', keys: '1', can: pair.b.cancellable },
    { verdict: 'keepB', keys: '2', can: pair.a.cancellable },
    { verdict: 'different', keys: 'd', can: true },
  ];
  const choices = may && open ? all.filter((one) => one.can) : [];
  useKeys(
    t('duplicates.title'),
    choices.map(({ verdict, keys }) => ({
      keys,
      label: t(`duplicates.${verdict}`),
      decides: true,
      run: () => onChoose(verdict),
    })),
    { depth: 'page', subject: pair.id },
  );
  if (choices.length === 0) return null;
  return (
    <p className="row">
      {choices.map(({ verdict, keys }) => (
        <button key={verdict} type="button" className="btn" onClick={() => onChoose(verdict)}>
          {t(`duplicates.${verdict}`)}
          <KeyCap keys={keys} upper />
        </button>
      ))}
    </p>
  );
}
