/** The door of the company module. */
export type { Company, Department, LegalEntity, LiveRoom, LiveSession, Platform, Shop, Warehouse } from './company.ts';
export { sessionsAt } from './company.ts';
export { companyCache } from './store.ts';
