/** One more person of a role, for tests of what two do at once. */
import type { Actor } from '../src/kernel/access.ts';
import { companyCache } from '../src/modules/company/index.ts';
import { peopleCache, personActor } from '../src/modules/people/index.ts';
import type { World } from './world.ts';

export async function actorWithRole(world: World, role: string, account: string): Promise<Actor> {
  const company = (await world.kernel.caches.get(companyCache)).value;
  const { id } = await world.act<{ id: string }>('people.add-staff', {
    account,
    name: `测试${account}`,
    departmentIds: [company.departmentsByCode.get('orders')?.id],
    roles: [role],
    password: 'Long-enough-4711',
  });
  await world.kernel.caches.refresh();
  const { value, version } = await world.kernel.caches.get(peopleCache);
  const person = value.persons.get(id);
  if (!person) throw new Error(`no person ${account}`);
  return personActor(world.kernel, person, version);
}
