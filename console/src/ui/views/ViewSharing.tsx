/** Shows a view to roles, and makes it the first thing that some of them see. */
import { useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { roles } from '../../../../contract/vocabulary.ts';
import type { SavedView } from '../../../../contract/views.ts';
import { useName } from '../../i18n/useFormats.ts';

interface ViewSharingProps {
  view: SavedView;
  busy: boolean;
  onShare: (roles: string[], defaultOf: string[]) => void;
}

const changed = (list: readonly string[], one: string, on: boolean) =>
  on ? [...list, one] : list.filter((other) => other !== one);

export function ViewSharing({ view, busy, onShare }: ViewSharingProps) {
  const t = useT();
  const name = useName();
  const [shared, setShared] = useState<string[]>(view.roles);
  const [first, setFirst] = useState<string[]>(view.defaultOf);
  return (
    <fieldset className="sharing">
      <legend className="lab">{t('views.sharing')}</legend>
      <div className="roles">
        {Object.entries(roles).map(([role, words]) => (
          <div key={role} className="row">
            <label className="grow">
              <input
                type="checkbox"
                checked={shared.includes(role)}
                onChange={(event) => setShared(changed(shared, role, event.target.checked))}
              />
              {name(words)}
            </label>
            {shared.includes(role) && (
              <label>
                <input
                  type="checkbox"
                  checked={first.includes(role)}
                  onChange={(event) => setFirst(changed(first, role, event.target.checked))}
                />
                {t('views.first')}
              </label>
            )}
          </div>
        ))}
      </div>
      <button type="button" className="btn" disabled={busy} onClick={() => onShare(shared, first)}>
        {t('views.share')}
      </button>
    </fieldset>
  );
}
