/** Whether a word of an address can be the id of a record. */
export const isId = (word: unknown): word is string => typeof word === 'string' && /^[0-9a-f-]{36}$/i.test(word);
