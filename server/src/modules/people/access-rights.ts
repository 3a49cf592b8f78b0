/** What everybody may do about the own way in: second factor, sessions, linked accounts. (OS-8.3) */
export const ownSignInRights = {
  'people.own-sign-in': 'all',
  'people.begin-factor': 'all',
  'people.confirm-factor': 'all',
  'people.prove-factor': 'all',
  'people.renew-recovery-codes': 'all',
  'people.remove-factor': 'all',
  'people.end-session': 'all',
  'people.end-other-sessions': 'all',
  'people.link-identity': 'all',
  'people.unlink-identity': 'all',
} as const;

/** Who looks after the way in of others, and after the installation. */
export const keepsAccess = {
  'people.keys': 'all',
  'people.rights': 'all',
  'people.set-password': 'all',
  'people.reset-factor': 'all',
  'people.providers': 'all',
  'people.add-provider': 'all',
  'people.change-provider': 'all',
  'system.about': 'all',
  'system.master-keys': 'all',
} as const;

/** The list of colleagues with their rights, and who is searched for in it. */
export const readsPeople = { 'people.list': 'all', 'people.search': 'all' } as const;
