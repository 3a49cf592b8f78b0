/** The fast entry form for orders that come by phone, fax, mail or visit (OS-2.1, CC-2.2): keyboard first, checked while it is typed. */
import { useCallback, useRef, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { enterByHand } from '../../../../contract/entry.ts';
import { call } from '../../app/api.ts';
import { serverNow } from '../../app/serverTime.ts';
import { useMay } from '../../app/session.ts';
import { Themed } from '../../app/Themed.tsx';
import { KeyCap } from '../../ui/keys/KeyCap.tsx';
import { useKeys } from '../../ui/keys/useKeys.ts';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useFormats } from '../../i18n/useFormats.ts';
import { touched } from './applyText.ts';
import { CustomerPart } from './CustomerPart.tsx';
import { emptyDraft, orderFrom, type Draft } from './draft.ts';
import { KnownCustomer } from './KnownCustomer.tsx';
import { LinesPart } from './LinesPart.tsx';
import { MorePart } from './MorePart.tsx';
import { PastePart } from './PastePart.tsx';
import { ScanDrop } from './ScanDrop.tsx';
import { TotalsSide } from './TotalsSide.tsx';
import { useKeptDraft } from './useKeptDraft.ts';
import './entry.css';

export type ChangeDraft = (change: Partial<Draft>) => void;

export interface PartProps {
  draft: Draft;
  change: ChangeDraft;
  error: unknown;
}

export function NewOrderPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [openedAt] = useState(() => new Date(serverNow()).toISOString());
  const formats = useFormats();
  const may = useMay();
  const take = useCallback((found: Draft) => setDraft(found), []);
  const kept = useKeptDraft(draft, take, may('entry.draft'));
  const entry = useSend(draft, openedAt, (orderId) => {
    void kept.drop();
    void navigate({ to: '/orders/$orderId', params: { orderId } });
  });
  const discard = () => {
    void kept.drop();
    void navigate({ to: '/orders' });
  };
  const change: ChangeDraft = (next) => setDraft((now) => ({ ...now, ...touched(now, next) }));
  useKeys(t('entry.title'), [{ keys: 'Ctrl+Enter', label: t('entry.send'), off: entry.busy, run: entry.send }]);
  const part = { draft, change, error: entry.error };
  return (
    <Themed>
      <div className="head entry-head">
        <h1>{t('entry.title')}</h1>
        <span className="tag plain">{t(`orders.channel.${draft.channel}`)}</span>
        {kept.savedAt && (
          <span className="sub">{t('entry.kept', { at: formats.clock(Date.parse(kept.savedAt)) })}</span>
        )}
        <span className="grow" />
        <span className="keys">
          <span>
            <kbd>Tab</kbd>
            {t('entry.nextField')}
          </span>
        </span>
        <button type="button" className="btn quiet" onClick={discard}>
          {t('entry.discard')}
        </button>
        <button type="button" className="btn pri" disabled={entry.busy} onClick={entry.send}>
          {t('entry.send')}
          <KeyCap keys="Ctrl+Enter" />
        </button>
      </div>
      <div className="entry">
        <aside className="entry-left" aria-label={t('entry.helps')}>
          {may('entry.read-text') && <PastePart draft={draft} change={change} />}
          {may('entry.standing') && <KnownCustomer draft={draft} change={change} />}
          {may('entry.keep-scan') && <ScanDrop draft={draft} change={change} />}
        </aside>
        <form className="entry-form" onSubmit={(event) => event.preventDefault()}>
          <RefusalText error={entry.error} />
          <CustomerPart {...part} />
          <LinesPart {...part} />
          <MorePart {...part} />
        </form>
        <TotalsSide draft={draft} />
      </div>
    </Themed>
  );
}

/** One idempotency key per content: pressing twice enters one order, a mended order is a new try. */
function useSend(draft: Draft, openedAt: string, onEntered: (orderId: string) => void) {
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState(false);
  const [error, setError] = useState<unknown>();
  const key = useRef<{ draft: Draft; key: string }>(undefined);
  const send = async () => {
    if (key.current?.draft !== draft) key.current = { draft, key: crypto.randomUUID() };
    setBusy(true);
    setError(undefined);
    try {
      const { id } = await call<typeof enterByHand>('POST /entry/orders', orderFrom(draft, openedAt), {
        idempotencyKey: key.current.key,
      });
      setSent(true);
      onEntered(id);
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  return { busy, sent, error, send: () => void send() };
}
