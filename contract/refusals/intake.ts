/** Refusals of the intake module. */
import { type RefusalText } from './refusal-text.ts';

export const intakeRefusals = {} as const satisfies Record<string, RefusalText>;
