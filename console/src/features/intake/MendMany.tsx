/** One value that is wrong the same way in many rows is mended once; a shop's code for a product is remembered for its next files. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { mendMany } from '../../../../contract/intake.ts';
import { call } from '../../app/api.ts';
import { KeyCap } from '../../ui/keys/KeyCap.tsx';
import { useKeys } from '../../ui/keys/useKeys.ts';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import type { IssueGroup } from './importQueries.ts';

interface MendManyProps {
  importId: string;
  group: IssueGroup & { value: string };
  onDone: () => Promise<void>;
}

export function MendMany({ importId, group, onDone }: MendManyProps) {
  const { t } = useTranslation();
  const [to, setTo] = useState(group.suggestion ?? '');
  const [remember, setRemember] = useState(true);
  const mending = useSend(async () => {
    const input = { importId, column: group.column, from: group.value, to: to.trim(), remember };
    // The server mends in portions; it says how many are left.
    let left = Infinity;
    while (left > 0) {
      const answer = await call<typeof mendMany>('POST /imports/:importId/mendings', input);
      if (answer.remaining >= left) break;
      left = answer.remaining;
    }
    await onDone();
  });
  const label = t('intake.mendMany', { count: group.rows });
  const ready = to.trim() !== '' && !mending.busy;
  useKeys(t('intake.mending'), [{ keys: 'r', label, off: !ready, run: () => mending.send() }]);
  return (
    <form
      className="once"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) mending.send();
      }}
    >
      <label className="row">
        <b>{t('intake.sameValue', { count: group.rows, value: group.value })}</b>
        <input className="in narrow" value={to} onChange={(event) => setTo(event.target.value)} />
      </label>
      <button type="submit" className="btn pri" disabled={!ready}>
        {label}
        <KeyCap keys="r" upper />
      </button>
      <label className="row">
        <input type="checkbox" checked={remember} onChange={(event) => setRemember(event.target.checked)} />
        {t('intake.remember')}
      </label>
      <RefusalText error={mending.error} />
    </form>
  );
}
