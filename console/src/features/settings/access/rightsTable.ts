/** The matrix as a file that a spreadsheet opens, in the reader's words. */
import type { OutputOf, Bilingual } from '../../../../../contract/kit.ts';
import type { rightsMatrix } from '../../../../../contract/rights.ts';
import { roles, type RoleId } from '../../../../../contract/vocabulary.ts';

export type RightsRow = OutputOf<typeof rightsMatrix>['rows'][number];

interface Words {
  step: string;
  name: (words: Bilingual) => string;
  scope: (scope: string) => string;
}

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

export function csvAddress(rows: readonly RightsRow[], shown: readonly RoleId[], { step, name, scope }: Words): string {
  const head = [step, ...shown.map((id) => name(roles[id])), 'API'];
  const lines = rows.map((row) => [
    name(row.title),
    ...shown.map((id) => (row.scopes[id] ? scope(row.scopes[id]) : '')),
    row.name,
  ]);
  const text = [head, ...lines].map((line) => line.map(cell).join(',')).join('\r\n');
  // The mark in front tells a spreadsheet that it is UTF-8.
  return `data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${text}`)}`;
}
