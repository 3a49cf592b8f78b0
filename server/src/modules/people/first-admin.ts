/** The first administrator sets up the own account, without sign-in, while the company has nobody at all. (CC-7.2) */
import { firstAdmin as endpoint } from '../../../../contract/people.ts';
import { action } from '../../kernel/action.ts';
import { readInstallation } from '../../kernel/installation.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { insertPerson } from './new-person.ts';
import { hashPassword } from './password.ts';
import { lockEmptyCompany } from './store.ts';

export const firstAdmin = action(endpoint, {
  clauses: ['CC-7.2'],
  open: true,
  secretAnswer: true,
  load: async (ctx, inputs) => {
    // A demonstration company brings its own people, a moment after the system answers.
    if ((await readInstallation(ctx.db)).historyOpen) return inputs.map(() => new Refusal('COMPANY_NOT_READY'));
    const empty = await lockEmptyCompany(ctx.db);
    return inputs.map(() => (empty ? undefined : new Refusal('ADMIN_EXISTS')));
  },
  run: async (ctx, { account, name, password }) => {
    const passwordHash = await hashPassword(password, { account, name });
    const nothing = { phone: null, mail: null, departmentIds: [], shopIds: null, warehouseIds: null, sessionIds: null };
    return insertPerson(ctx, { account, name, passwordHash, ...nothing, roles: ['admin'], language: 'zh' });
  },
});
