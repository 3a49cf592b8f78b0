/**
 * What a test exercised: actions that ran and rules that decided. Silent unless a listener is installed, which only the
 * tests' set-up does; `luyue policy coverage` counts a clause as served only by what was noted here.
 */
type Listener = (kind: 'action' | 'rule' | 'query', name: string, clauses: readonly string[]) => void;

let listener: Listener | undefined;

/** `clauses` are those that the definition says it serves; a rule says it by its own id. */
export function noteExercised(kind: 'action' | 'rule' | 'query', name: string, clauses: readonly string[] = []): void {
  listener?.(kind, name, clauses);
}

export function listenToExercised(to: Listener | undefined): void {
  listener = to;
}
