/** A customer as other modules read it: no name, no phone, only what decisions need. (OS-3.1) */
export interface Customer {
  id: string;
  number: string;
  type: 'person' | 'company';
  /** The data key that protects everything about this customer; orders of the customer use it too. */
  keyId: string;
  nameMask: string;
  uscc: string | null;
  creditLimit: number;
  terms: 'prepaid' | 'credit';
  termsDays: number;
  ownerId: string | null;
  active: boolean;
  addedAt: Date;
  erasedAt: Date | null;
  rev: number;
}

export interface ContactInput {
  name: string;
  phone: string | null;
  mail: string | null;
  address: string | null;
  role: string;
}
