// Who is told by a rung or a notice: a department, its head, a role, or the order's owner (OT-3.1, OS-2.3).
// Written `warehouse`, `warehouse.lead`, `role.supervisor` and `owner`.

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
