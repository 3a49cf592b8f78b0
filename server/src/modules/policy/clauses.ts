// Names a clause and its version the way the journal stores them, "OT-3.1@3", and sorts clauses as a reader expects.

export interface ClauseRef {
  clause: string;
  version: number;
}

const clauseId = /^[A-Z]{2}-\d+(?:\.\d+)*$/;

export function isClauseId(text: string): boolean {
  return clauseId.test(text);
}

export function clauseRef(clause: string, version: number): string {
  return `${clause}@${version}`;
}

export function parseClauseRef(text: string): ClauseRef | undefined {
  const at = text.lastIndexOf('@');
  const clause = text.slice(0, at);
  const version = text.slice(at + 1);
  if (at < 0 || !isClauseId(clause) || !/^[1-9]\d{0,8}$/.test(version)) return undefined;
  return { clause, version: Number(version) };
}

/** OS before OT before CC before PD is the order of the four policies; a pack of the company's own comes after. */
const policyOrder = ['OS', 'OT', 'CC', 'PD'];

/** Numbers compare as numbers, so that OS-10 follows OS-9.2. */
export function compareClauses(a: string, b: string): number {
  const [policyA, numbersA] = clauseParts(a);
  const [policyB, numbersB] = clauseParts(b);
  if (policyA !== policyB) return policyRank(policyA) - policyRank(policyB) || (policyA < policyB ? -1 : 1);
  for (let i = 0; i < Math.max(numbersA.length, numbersB.length); i += 1) {
    const difference = (numbersA[i] ?? -1) - (numbersB[i] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

function clauseParts(id: string): [string, number[]] {
  const [policy = '', numbers = ''] = id.split('-');
  return [policy, numbers === '' ? [] : numbers.split('.').map(Number)];
}

function policyRank(policy: string): number {
  const rank = policyOrder.indexOf(policy);
  return rank < 0 ? policyOrder.length : rank;
}
