/**
 * Where the focus was when a part was opened, it is again when that part goes: whoever works by keyboard carries on from there. A part that
 * takes the place of its own button has the focus in its first field, and gives it to the button with the same words which comes back.
 */
import { useEffect, useState, type RefObject } from 'react';

export function useFocusBack(part?: RefObject<HTMLElement | null>): void {
  // Asked before the part is in the page: its first field may take the focus as it comes, and its button may go.
  const [{ element, again }] = useState(rememberFocus);
  useEffect(() => {
    if (document.activeElement !== document.body || !element || element.isConnected) return;
    part?.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, [part, element]);
  useEffect(
    () => () => {
      // Somewhere else by now, the focus was taken there on purpose.
      if (document.activeElement === document.body) again()?.focus({ preventScroll: true });
    },
    [again],
  );
}

/** What holds an element, and as which of its children. */
interface Step {
  holder: HTMLElement;
  at: number;
}

function stepsUp(element: Element): Step[] {
  const holder = element.parentElement;
  return holder ? [{ holder, at: [...holder.children].indexOf(element) }, ...stepsUp(holder)] : [];
}

/** What has the focus now, and how it is found again, or what stands for it once it has left the page. */
function rememberFocus(): { element: HTMLElement | null; again: () => HTMLElement | null } {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return { element: null, again: () => null };
  const steps = stepsUp(element);
  return { element, again: () => (element.isConnected ? element : inPlaceOf(element, steps)) };
}

const wordsOf = (element: Element) => element.getAttribute('aria-label') ?? element.textContent;

/** In the nearest holder that is left: what has the same words, first by the same steps; else what around it takes the focus, so that no other button is pressed by mistake. */
function inPlaceOf(element: HTMLElement, steps: readonly Step[]): HTMLElement | null {
  const left = steps.slice(0, steps.findIndex(({ holder }) => holder.isConnected) + 1);
  const holder = left.at(-1)?.holder;
  if (!holder) return null;
  const there = left.reduceRight<Element | undefined>((above, { at }) => above?.children[at], holder);
  const alike = [...holder.querySelectorAll<HTMLElement>(element.tagName)].filter(
    (one) => wordsOf(one) !== '' && wordsOf(one) === wordsOf(element),
  );
  return alike.find((one) => one === there) ?? alike[0] ?? holder.closest<HTMLElement>('[tabindex]');
}
