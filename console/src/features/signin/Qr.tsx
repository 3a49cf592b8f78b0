/** A QR code as one path, dark on light in every theme, because phones read it so. */
import { useMemo } from 'react';
import { encode } from 'uqr';

const QUIET = 3;

export function Qr({ text, label }: { text: string; label: string }) {
  const { path, side } = useMemo(() => {
    const { data, size } = encode(text, { border: 0 });
    const cells = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { path: cells.join(''), side: size };
  }, [text]);
  const view = `${-QUIET} ${-QUIET} ${side + 2 * QUIET} ${side + 2 * QUIET}`;
  return (
    <svg className="qr" viewBox={view} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  );
}
