/**
 * A labelled field with its refusal under it. A guess (read out of a text, not typed by a person) is dashed amber with its origin
 * below, until somebody touches it; it never looks like typed data.
 */
import { useId, type ReactNode } from 'react';
import { refuses } from '../app/problem.ts';
import { FieldRefusal } from './RefusalText.tsx';

interface FieldProps {
  label: ReactNode;
  /** The path that a refusal names, such as `lines.0.quantity`. */
  field: string;
  error?: unknown;
  /** Where a guessed value comes from: `认自“月底前”`. */
  guess?: string | undefined;
  hint?: ReactNode;
  span?: 1 | 2 | 3 | 4 | 6;
  children: (control: { id: string; describedBy: string; invalid: boolean }) => ReactNode;
}

export function Field({ label, field, error, guess, hint, span = 2, children }: FieldProps) {
  const id = useId();
  const describedBy = `${id}-d`;
  return (
    <div className={guess ? 'f guess' : 'f'} style={{ gridColumn: `span ${span}` }}>
      <label htmlFor={id}>{label}</label>
      {children({ id, describedBy, invalid: refuses(error, field) })}
      <div id={describedBy}>
        {guess && <span className="origin">{guess}</span>}
        {hint && <span className="sub hint">{hint}</span>}
        <FieldRefusal error={error} field={field} />
      </div>
    </div>
  );
}
