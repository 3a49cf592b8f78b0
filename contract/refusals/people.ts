/** Refusals of the people module. */
import { type RefusalText } from './refusal-text.ts';

export const peopleRefusals = {} as const satisfies Record<string, RefusalText>;
