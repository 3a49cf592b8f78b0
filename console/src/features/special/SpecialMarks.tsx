/** The kinds of a special order as marks; what goes first by policy is marked stronger than what is only special. (OS-2.3) */
import { useSpecialKinds, type SpecialKinds } from './specialKinds.ts';
import './special.css';

interface SpecialMarksProps {
  kinds: readonly string[];
  /** Of a narrow column: the first of them, and how many more. */
  short?: boolean;
}

export function SpecialMarks(props: SpecialMarksProps) {
  return <SpecialMarksOf {...props} {...useSpecialKinds()} />;
}

/** For rows of a list, which asks for the kinds once. */
export function SpecialMarksOf({ kinds, short = false, all, titleOf }: SpecialMarksProps & SpecialKinds) {
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
