/** Where the focus was when a part was opened, it is again when that part goes: whoever works by keyboard carries on from there. */
import { useEffect, useState } from 'react';

export function useFocusBack(): void {
  // Asked before the part is in the page: its first field may take the focus as it comes.
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // Somewhere else by now, the focus was taken there on purpose.
      if (document.activeElement === document.body && before instanceof HTMLElement)
        before.focus({ preventScroll: true });
    },
    [before],
  );
}
