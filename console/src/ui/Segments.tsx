/** A choice among few, all of them in sight. */
interface SegmentsProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly (readonly [Value, string])[];
  onChange: (value: Value) => void;
}

export function Segments<Value extends string>({ label, value, choices, onChange }: SegmentsProps<Value>) {
  return (
    <div role="group" aria-label={label} className="segments">
      <span className="lab">{label}</span>
      <span className="seg">
        {choices.map(([choice, word]) => (
          <button key={choice} type="button" aria-pressed={choice === value} onClick={() => onChange(choice)}>
            {word}
          </button>
        ))}
      </span>
    </div>
  );
}
