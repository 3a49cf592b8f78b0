/** The fast entry form for orders that come by phone, fax, mail or visit (OS-2.1, CC-2.2): keyboard first, checked while it is typed. */
import { useMemo, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useShops } from '../../app/company.ts';
import { serverNow } from '../../app/serverTime.ts';
import { useMay } from '../../app/session.ts';
import { Themed } from '../../app/Themed.tsx';
import { useKeys } from '../../ui/keys/useKeys.ts';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { touched } from './applyText.ts';
import { CustomerPart } from './CustomerPart.tsx';
import { emptyDraft, inOnlyShop, type ChangeDraft, type Draft } from './draft.ts';
import { EntryHead } from './EntryHead.tsx';
import { KnownCustomer } from './KnownCustomer.tsx';
import { LinesPart } from './LinesPart.tsx';
import { MorePart } from './MorePart.tsx';
import { PastePart } from './PastePart.tsx';
import { ScanDrop } from './ScanDrop.tsx';
import { TotalsSide } from './TotalsSide.tsx';
import { useEnter } from './useEnter.ts';
import { useKeptDraft } from './useKeptDraft.ts';
import { useStanding, type Standing } from './useStanding.ts';
import './entry.css';

export function NewOrderPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [typed, setTyped] = useState<Draft>(emptyDraft);
  const [openedAt] = useState(() => new Date(serverNow()).toISOString());
  const may = useMay();
  const kept = useKeptDraft(typed, setTyped, may('entry.draft'));
  const shops = useShops();
  const draft = useMemo(() => inOnlyShop(typed, shops), [typed, shops]);
  const standing = useStanding(draft);
  const entry = useEnter(draft, openedAt, (orderId) => {
    void kept.drop();
    void navigate({ to: '/orders/$orderId', params: { orderId } });
  });
  const discard = () => {
    void kept.drop();
    void navigate({ to: '/orders' });
  };
  const change: ChangeDraft = (next) => setTyped((now) => ({ ...now, ...touched(now, next) }));
  useKeys(t('entry.title'), [{ keys: 'Ctrl+Enter', label: t('entry.send'), off: entry.busy, run: entry.send }]);
  const part = { draft, change, error: entry.error };
  const repeats = (standing?.latest.length ?? 0) > 0;
  return (
    <Themed>
      <EntryHead
        draft={draft}
        kept={kept}
        busy={entry.busy}
        repeats={repeats}
        onSend={entry.send}
        onDiscard={discard}
      />
      <div className="entry">
        <Aids draft={draft} change={change} standing={standing} />
        <form className="entry-form" onSubmit={(event) => event.preventDefault()}>
          <RefusalText error={entry.error} />
          <CustomerPart {...part} />
          <LinesPart {...part} standing={standing} />
          <MorePart {...part} />
        </form>
        <TotalsSide draft={draft} standing={standing} />
      </div>
    </Themed>
  );
}

interface AidsProps {
  draft: Draft;
  change: ChangeDraft;
  standing: Standing | undefined;
}

function Aids({ draft, change, standing }: AidsProps) {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <aside className="entry-left" aria-label={t('entry.helps')}>
      {may('entry.read-text') && <PastePart draft={draft} change={change} />}
      {standing && standing.first !== null && <KnownCustomer standing={standing} change={change} />}
      {may('entry.keep-scan') && <ScanDrop draft={draft} change={change} />}
    </aside>
  );
}
