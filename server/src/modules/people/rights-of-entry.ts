/** Who enters orders by hand, who checks entries, who answers questions about them: groups of rights for the matrix. (CC-2.1, CC-2.3) */

/** Questions about an order: seen with its scans, asked, and answered where a customer rings or writes. */
export const answersQuestions = {
  'entry.papers': 'shop',
  'entry.questions': 'shop',
  'entry.ask': 'shop',
  'entry.answer': 'shop',
  'entry.withdraw-question': 'shop',
  'entry.open-scan': 'shop',
} as const;

/** Orders taken by phone, fax, mail and visit. */
export const entersByHand = {
  ...answersQuestions,
  'entry.enter': 'shop',
  'entry.read-text': 'all',
  'entry.standing': 'shop',
  'entry.repeat': 'shop',
  'entry.draft': 'own',
  'entry.save-draft': 'own',
  'entry.drop-draft': 'own',
  'entry.keep-scan': 'all',
  'entry.attach-scan': 'shop',
  'entry.queue': 'shop',
  'entry.duplicates': 'shop',
} as const;

/** The numbers of entry, duplicates and what rules pass. */
const overseesEntry = {
  ...answersQuestions,
  'entry.queue': 'shop',
  'entry.duplicates': 'shop',
  'entry.decide-duplicate': 'shop',
  'entry.rules': 'all',
  'entry.samples': 'all',
  'entry.sample': 'all',
  'entry.book-error': 'shop',
  'entry.numbers': 'all',
  'entry.number-orders': 'all',
  'entry.errors': 'all',
  'entry.entered': 'all',
} as const;

export const leadsEntry = { ...overseesEntry, 'entry.own-rule': 'all' } as const;

export const checksEntries = {
  ...overseesEntry,
  'entry.open-check': 'shop',
  'entry.pass': 'shop',
  'entry.judge-sample': 'shop',
} as const;
