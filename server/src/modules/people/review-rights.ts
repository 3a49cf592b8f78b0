/** The rights of review, which many roles share. (OS-3.1, OS-3.3) */

/** A step of review is decided by whoever the policy names for it; the right itself only lets one be named. */
export const reviews = {
  'review.queue': 'shop',
  'review.step': 'shop',
  'review.order': 'shop',
  'review.numbers': 'shop',
  'review.number-orders': 'shop',
  'review.settings': 'all',
  'review.approve': 'shop',
  'review.approve-passing': 'shop',
  'review.return': 'shop',
  'review.reject': 'shop',
  'review.transfer': 'shop',
  'review.delegate': 'shop',
  'review.hand-back': 'shop',
  'review.add-step': 'shop',
  'review.ask': 'shop',
  'review.answer': 'shop',
  'review.withdraw': 'shop',
  'review.urge': 'shop',
} as const;

/** Sales and the order desk follow an order's review, answer, urge and submit it again. */
export const followsReview = {
  'review.order': 'shop',
  'review.answer': 'shop',
  'review.urge': 'shop',
  'review.resubmit': 'shop',
  'customers.add-qualification': 'all',
} as const;

export const answersReview = { 'review.order': 'shop', 'review.answer': 'shop' } as const;
export const watchesReview = {
  'review.order': 'shop',
  'review.numbers': 'shop',
  'review.number-orders': 'shop',
} as const;
export const takesBack = { 'review.un-approve': 'shop', 'customers.set-standing': 'all' } as const;

/** Heads of department: they decide what escalates to them, and keep what the facts are told by. */
export const leadsReview = {
  ...reviews,
  ...followsReview,
  ...takesBack,
  'review.set-capacity': 'all',
  'review.set-reach': 'all',
} as const;
