/**
 * Keys of a list: j and k move, Enter opens, x chooses, Shift+x chooses a range, c copies; the row in focus is kept in sight, nothing else moves. Who
 * moves is in the list: Enter does not press once more the button that was pressed before.
 */
import type { RefObject } from 'react';
import { useT } from '../../i18n/useT.ts';
import { useKeys } from '../keys/useKeys.ts';
import type { DataTableProps } from './DataTable.tsx';
import { reach, step, toggle, type Selection } from './selection.ts';

export function useTableKeys<Row>(
  props: DataTableProps<Row>,
  keys: readonly string[],
  body: RefObject<HTMLElement | null>,
): void {
  const { rows, focus, onFocus, onOpen, selection, onSelect } = props;
  const t = useT();
  const move = (by: 1 | -1) => () => {
    const next = step(keys, focus, by);
    if (!body.current?.contains(document.activeElement)) body.current?.focus({ preventScroll: true });
    if (next !== undefined) onFocus(next);
    if (by === 1 && next === focus && props.hasMore) props.onMore?.();
  };
  const current = rows[focus === undefined ? -1 : keys.indexOf(focus)];
  const choosable = selection !== undefined && onSelect !== undefined && focus !== undefined;
  const choose = (how: (selection: Selection, key: string) => Selection) => () => {
    if (choosable) onSelect(how(selection, focus));
  };
  const copied = props.columns.find((column) => column.copy);
  useKeys(t('table.list'), [
    { keys: 'j', label: t('key.move'), run: move(1) },
    { keys: 'k', label: t('key.move'), run: move(-1) },
    { keys: 'ArrowDown', label: t('key.move'), quiet: true, run: move(1) },
    { keys: 'ArrowUp', label: t('key.move'), quiet: true, run: move(-1) },
    { keys: 'Enter', label: t('key.open'), off: !current, run: () => current && onOpen(current) },
    { keys: 'x', label: t('key.choose'), off: !choosable, run: choose(toggle) },
    { keys: 'Shift+x', label: t('key.chooseRange'), off: !choosable, run: choose((now, key) => reach(now, keys, key)) },
    {
      keys: 'c',
      label: t('key.copy'),
      off: !current || !copied,
      quiet: true,
      run: () => current && void navigator.clipboard.writeText(copied?.copy?.(current) ?? ''),
    },
  ]);
}
