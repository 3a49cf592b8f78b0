/** The door of the people module. */
import { addStaff } from './add-staff.ts';
import { changeRoles } from './change-roles.ts';
import { changeStaff } from './change-staff.ts';
import { createKey } from './create-key.ts';
import { deactivate } from './deactivate.ts';
import { firstAdmin } from './first-admin.ts';
import { addProvider } from './providers/add-provider.ts';
import { changeProvider } from './providers/change-provider.ts';
import { linkIdentity, signInByProvider } from './providers/sign-in-by-provider.ts';
import { unlinkIdentity } from './providers/unlink-identity.ts';
import { beginFactor } from './second-factor/begin-factor.ts';
import { confirmFactor } from './second-factor/confirm-factor.ts';
import { proveFactor } from './second-factor/prove-factor.ts';
import { removeFactor } from './second-factor/remove-factor.ts';
import { renewRecoveryCodes } from './second-factor/renew-recovery-codes.ts';
import { resetFactor } from './second-factor/reset-factor.ts';
import { endOtherSessions } from './sessions/end-other-sessions.ts';
import { endSession } from './sessions/end-session.ts';
import { listProviders, ownSignIn } from './sessions/own-sign-in.ts';
export { listPeople } from './queries.ts';
import { colleaguesCalled, entrance, listColleagues, listKeys, listPeople, me, searchPeople } from './queries.ts';
import { previewHandover, rightsMatrix } from './rights-matrix.ts';
import { revokeKey } from './revoke-key.ts';
import { setAbsence } from './set-absence.ts';
import { setPassword } from './set-password.ts';
import { setPreferences } from './set-preferences.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

export { colleaguesCalled, listColleagues };
export { actorOf, anonymous, authenticate, personActor } from './authenticate.ts';
export { peopleWork } from './forget-sign-ins.ts';
export { handover, type Handover } from './handover.ts';
export { actorName, isAway, namedActor, onDuty, type People, type Person } from './people.ts';
export { providerRoutes } from './providers/provider-routes.ts';
export { rights } from './rights.ts';
export { actorNamesOf, peopleCache } from './store.ts';

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
  beginFactor,
  confirmFactor,
  renewRecoveryCodes,
  removeFactor,
  resetFactor,
  proveFactor,
  endSession,
  endOtherSessions,
  addProvider,
  changeProvider,
  signInByProvider,
  linkIdentity,
  unlinkIdentity,
];
export const peopleQueries = [
  entrance,
  me,
  listPeople,
  searchPeople,
  listColleagues,
  listKeys,
  ownSignIn,
  listProviders,
  rightsMatrix,
  previewHandover,
];
