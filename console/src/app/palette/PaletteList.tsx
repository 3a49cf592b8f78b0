/** The palette's answers by kind; the chosen one stays in sight. */
import { useEffect, useRef } from 'react';
import { useT } from '../../i18n/useT.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { Item } from './usePaletteItems.ts';

interface PaletteListProps {
  items: readonly Item[];
  at: number;
  onChoose: (item: Item) => void;
}

export function PaletteList({ items, at, onChoose }: PaletteListProps) {
  const t = useT();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, items]);
  const groups = [...new Set(items.map((item) => item.group))];
  return (
    <div ref={list} id="palette-list" role="listbox" aria-label={t('find.found')} className="palette-list">
      {groups.map((group) => (
        <div key={group} role="group" aria-label={group}>
          <p className="lab" aria-hidden="true">
            {group}
          </p>
          {items.map(
            (item, index) =>
              item.group === group && (
                <div
                  key={item.key}
                  id={item.key}
                  role="option"
                  aria-selected={index === at}
                  onClick={() => onChoose(item)}
                >
                  <Icon name={item.icon} />
                  <span className="cut">{item.title}</span>
                  <span className="cut sub">{item.detail}</span>
                </div>
              ),
          )}
        </div>
      ))}
    </div>
  );
}
