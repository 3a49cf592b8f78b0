/** All shortcuts that work on the screen behind it, by part. Opened with `?` everywhere. */
import { useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { Dialog } from '../Dialog.tsx';
import { grouped, KeyCap, working } from './KeyCap.tsx';
import { useKeyLayers } from './useKeys.ts';

export function ShortcutsPage({ onClose }: { onClose: () => void }) {
  const t = useT();
  const now = useKeyLayers();
  // What works is fixed at the moment of asking; the page itself must not add to its own list.
  const [layers] = useState(() => working(now));
  const titles = [...new Set(layers.filter(({ bindings }) => bindings.length > 0).map(({ title }) => title))];
  return (
    <Dialog title={t('key.all')} onClose={onClose}>
      <div className="shortcuts">
        {titles.map((title) => (
          <section key={title}>
            <h3 className="lab">{title}</h3>
            <dl>
              {grouped(layers.filter((layer) => layer.title === title).flatMap((layer) => layer.bindings)).map(
                (group) => (
                  <div key={group.label}>
                    <dt>
                      {group.keys.map((keys) => (
                        <KeyCap key={keys} keys={keys} />
                      ))}
                    </dt>
                    <dd>{group.label}</dd>
                  </div>
                ),
              )}
            </dl>
          </section>
        ))}
      </div>
      <p className="sub">{t('key.rules')}</p>
    </Dialog>
  );
}
