/** Refusals of the orders module. */
import { type RefusalText } from './refusal-text.ts';

export const orderRefusals = {} as const satisfies Record<string, RefusalText>;
