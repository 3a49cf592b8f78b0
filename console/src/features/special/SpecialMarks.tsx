/** The kinds of a special order as marks; what goes first by policy is marked stronger than what is only special. (OS-2.3) */
import { useSpecialKinds } from './specialKinds.ts';
import './special.css';

interface SpecialMarksProps {
  kinds: readonly string[];
  /** Of a narrow column: the first of them, and how many more. */
  short?: boolean;
}

export function SpecialMarks({ kinds, short = false }: SpecialMarksProps) {
  const { all, titleOf } = useSpecialKinds();
  const isHigh = (kind: string) => all.find((one) => one.kind === kind)?.priority === 'high';
  const sorted = [...kinds].sort((a, b) => Number(isHigh(b)) - Number(isHigh(a)));
  const shown = short ? sorted.slice(0, 1) : sorted;
  const words = sorted.map(titleOf);
  return (
    <>
      {shown.map((kind) => (
        <span
          key={kind}
          className={['tag', isHigh(kind) && 'soon', short && 'cut'].filter(Boolean).join(' ')}
          title={short ? words.join(' · ') : undefined}
        >
          {titleOf(kind)}
        </span>
      ))}
      {shown.length < sorted.length && (
        <span className="sub" title={words.join(' · ')}>
          +{sorted.length - shown.length}
        </span>
      )}
    </>
  );
}
