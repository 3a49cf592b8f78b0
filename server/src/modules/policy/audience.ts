// Who is told by a rung or a notice: a department, its head, a role, or the order's owner (OT-3.1, OS-2.3).
// Written `warehouse`, `warehouse.lead`, `role.supervisor` and `owner`.
import { departments, roles } from '../../../../contract/vocabulary.ts';

interface Words {
  zh: string;
  en: string;
}

export type Audience =
  { kind: 'department'; department: string; lead: boolean } | { kind: 'role'; role: string } | { kind: 'owner' };

/** Undefined when the text has none of the four forms; whether the department or role exists is checked elsewhere. */
export function parseAudience(text: string): Audience | undefined {
  if (text === 'owner') return { kind: 'owner' };
  const role = /^role\.([a-z][a-z-]*)$/.exec(text);
  if (role?.[1]) return { kind: 'role', role: role[1] };
  const department = /^([a-z][a-z-]*)(\.lead)?$/.exec(text);
  if (!department?.[1]) return undefined;
  return { kind: 'department', department: department[1], lead: department[2] !== undefined };
}

const ownerWords: Words = { zh: '订单负责人', en: 'Owner of the order' };

export function audienceWords(audience: Audience): Words {
  if (audience.kind === 'owner') return ownerWords;
  if (audience.kind === 'role') return wordsOf(roles, audience.role);
  const department = wordsOf(departments, audience.department);
  return audience.lead ? { zh: `${department.zh}负责人`, en: `Head of ${department.en}` } : department;
}

/** The way back to how a pack writes it, by which alerts name whom they are for. */
export function audienceText(audience: Audience): string {
  if (audience.kind === 'owner') return 'owner';
  if (audience.kind === 'role') return `role.${audience.role}`;
  return audience.lead ? `${audience.department}.lead` : audience.department;
}

function wordsOf(list: Readonly<Record<string, Words>>, word: string): Words {
  return list[word] ?? { zh: word, en: word };
}
