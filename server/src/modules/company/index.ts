/** The door of the company module. */
import { addDepartment } from './add-department.ts';
import { addLegalEntity } from './add-legal-entity.ts';
import { addRoom } from './add-room.ts';
import { addSession } from './add-session.ts';
import { addShop } from './add-shop.ts';
import { addWarehouse } from './add-warehouse.ts';
import { changeDepartment } from './change-department.ts';
import { changeLegalEntity } from './change-legal-entity.ts';
import { changeRoom } from './change-room.ts';
import { changeSession } from './change-session.ts';
import { changeShop } from './change-shop.ts';
import { changeWarehouse } from './change-warehouse.ts';
import { foundCompany } from './found-company.ts';
import { setLogo } from './set-logo.ts';
import { getCompany } from './queries.ts';

export type { Company, Shop } from './company.ts';
export { sessionsAt } from './company.ts';
export { companyCache } from './store.ts';

export { logoRoutes, lookOf } from './logo-routes.ts';

export const companyActions = [
  foundCompany,
  setLogo,
  addLegalEntity,
  changeLegalEntity,
  addDepartment,
  changeDepartment,
  addWarehouse,
  changeWarehouse,
  addShop,
  changeShop,
  addRoom,
  changeRoom,
  addSession,
  changeSession,
];
export const companyQueries = [getCompany];
