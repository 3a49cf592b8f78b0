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
