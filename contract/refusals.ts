/**
 * Every refusal of the product, listed once: HTTP status, what it means and how to mend it, in both languages.
 * `{name}` is filled from the refusal's parameters. A test checks this list and the code both ways.
 */
import { catalogRefusals } from './refusals/catalog.ts';
import { channelRefusals } from './refusals/channels.ts';
import { companyRefusals } from './refusals/company.ts';
import { customerRefusals } from './refusals/customers.ts';
import { deadlineRefusals } from './refusals/deadlines.ts';
import { entryRefusals } from './refusals/entry.ts';
import { exceptionRefusals } from './refusals/exceptions.ts';
import { intakeRefusals } from './refusals/intake.ts';
import { inventoryRefusals } from './refusals/inventory.ts';
import { kernelRefusals } from './refusals/kernel.ts';
import { listRefusals } from './refusals/lists.ts';
import { orderRefusals } from './refusals/orders.ts';
import { peopleRefusals } from './refusals/people.ts';
import { portalRefusals } from './refusals/portal.ts';
import { policyRefusals } from './refusals/policy.ts';
import { reviewRefusals } from './refusals/review.ts';
import { taskRefusals } from './refusals/tasks.ts';

export const refusals = {
  ...kernelRefusals,
  ...peopleRefusals,
  ...policyRefusals,
  ...deadlineRefusals,
  ...taskRefusals,
  ...companyRefusals,
  ...customerRefusals,
  ...catalogRefusals,
  ...inventoryRefusals,
  ...listRefusals,
  ...orderRefusals,
  ...exceptionRefusals,
  ...intakeRefusals,
  ...portalRefusals,
  ...channelRefusals,
  ...entryRefusals,
  ...reviewRefusals,
};
export type RefusalCode = keyof typeof refusals;
