/** Keeps how a person likes the console: language, density, shortcuts. Moves no rights, so nobody else's work is disturbed. */
import { setPreferences as endpoint } from '../../../../contract/people.ts';
import { action } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { loadOwnChain } from './own-chain.ts';

const largestBytes = 16_384;

export const setPreferences = action(endpoint, {
  clauses: ['CC-1'],
  load: loadOwnChain,
  run(ctx, { language, preferences }, chain) {
    if (preferences && Buffer.byteLength(JSON.stringify(preferences)) > largestBytes)
      throw new Refusal('BODY_TOO_LARGE', { field: 'preferences' });
    if (language === undefined && preferences === undefined) return { ok: true as const };
    ctx.patch('staff', ctx.actor.personId ?? '', {
      ...(language ? { language } : {}),
      ...(preferences ? { preferences } : {}),
    });
    ctx.record(chain, { body: { fields: [...(language ? ['language'] : []), ...Object.keys(preferences ?? {})] } });
    return { ok: true as const };
  },
});
