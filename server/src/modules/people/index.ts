/** The door of the people module. */
import { addStaff } from './add-staff.ts';
import { changeRoles } from './change-roles.ts';
import { changeStaff } from './change-staff.ts';
import { createKey } from './create-key.ts';
import { deactivate } from './deactivate.ts';
import { firstAdmin } from './first-admin.ts';
import { entrance, listColleagues, listKeys, listPeople, me } from './queries.ts';
import { revokeKey } from './revoke-key.ts';
import { setAbsence } from './set-absence.ts';
import { setPassword } from './set-password.ts';
import { setPreferences } from './set-preferences.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

export { listColleagues };
export { actorOf, anonymous, authenticate, personActor } from './authenticate.ts';
export { peopleWork } from './forget-sign-ins.ts';
export { handover, type Handover } from './handover.ts';
export { actorName, isAway, onDuty, type People, type Person } from './people.ts';
export { rights } from './rights.ts';
export { peopleCache } from './store.ts';

export const peopleActions = [
  firstAdmin,
  signIn,
  signOut,
  setPreferences,
  setPassword,
  addStaff,
  changeStaff,
  changeRoles,
  setAbsence,
  deactivate,
  createKey,
  revokeKey,
];
export const peopleQueries = [entrance, me, listPeople, listColleagues, listKeys];
