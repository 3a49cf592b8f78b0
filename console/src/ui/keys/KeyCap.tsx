/** A key as it is printed on the keyboard, and the row that lists what works now. */
import { useKeyLayers, type KeyBinding } from './useKeys.ts';

const faces: Record<string, string> = { Shift: '⇧', Escape: 'Esc', ArrowUp: '↑', ArrowDown: '↓', Space: '␣' };

function faceOf(part: string): string {
  return faces[part] ?? (part.length === 1 && part >= 'a' && part <= 'z' ? part : part);
}

export function KeyCap({ keys, upper = false }: { keys: string; upper?: boolean }) {
  return (
    <span className="caps" aria-hidden="true">
      {keys.split('+').map((part) => (
        <kbd key={part}>{upper && part.length === 1 ? part.toUpperCase() : faceOf(part)}</kbd>
      ))}
    </span>
  );
}

interface Bound {
  title: string;
  bindings: readonly KeyBinding[];
}

/** What would run, from the uppermost layer down: a key that is bound above is not offered below. */
export function working(layers: readonly Bound[]): Bound[] {
  const taken = new Set<string>();
  return [...layers].reverse().map(({ title, bindings }) => {
    const own = bindings.filter((binding) => !binding.off && !taken.has(binding.keys));
    for (const { keys } of own) taken.add(keys);
    return { title, bindings: own };
  });
}

/** Bindings that share a label (j and k both move) stand together. */
export function grouped(bindings: readonly KeyBinding[]): { label: string; keys: string[] }[] {
  const groups: { label: string; keys: string[] }[] = [];
  for (const binding of bindings) {
    const known = groups.find((group) => group.label === binding.label);
    if (known?.keys.includes(binding.keys)) continue;
    if (known) known.keys.push(binding.keys);
    else groups.push({ label: binding.label, keys: [binding.keys] });
  }
  return groups;
}

export function KeyHints() {
  const layers = useKeyLayers();
  const groups = grouped(working(layers).flatMap((layer) => layer.bindings.filter((binding) => !binding.quiet)));
  return (
    <div className="keys" aria-hidden="true">
      {groups.map((group) => (
        <span key={group.label}>
          {group.keys.map((keys) => (
            <KeyCap key={keys} keys={keys} />
          ))}
          {group.label}
        </span>
      ))}
    </div>
  );
}
