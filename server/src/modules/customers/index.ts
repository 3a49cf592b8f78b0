/** The door of the customers module. */
import { addCustomer } from './add-customer.ts';
import { changeCustomer } from './change-customer.ts';
import { getCustomer, listCustomers, searchCustomers } from './queries.ts';
import { revealCustomer } from './reveal-customer.ts';
import { addQualification, getStanding, setStanding } from './set-standing.ts';
import { setCredit } from './set-credit.ts';

export { customersExport } from './export-customers.ts';
export { searchCustomers };
export type { Customer } from './customer.ts';
export { lockCredit } from './standing.ts';
export { standingFactNames, standingFacts } from './standing-facts.ts';
export { mailOfCustomer } from './mail-of-customer.ts';
export { findCustomers } from './store.ts';

export const customerActions = [addCustomer, changeCustomer, setCredit, revealCustomer, addQualification, setStanding];
export const customerQueries = [listCustomers, getCustomer, searchCustomers, getStanding];
