/**
 * The master keys on a page, and their rotation as an action: the action only says that it is wanted, a job does it, because
 * wrapping every key anew takes longer than a request may. (OS-8.3)
 */
import { masterKeys as listing, rotateMasterKey as rotation } from '../../../contract/system.ts';
import { action, query } from './action.ts';
import { lockChains } from './chains.ts';
import { defineJob, type Dispatch } from './jobs.ts';
import { listKeys, rotateMasterKey } from './key-rotation.ts';
import { Refusal } from './refusal.ts';
import { settingsChainId } from './settings.ts';

const fromEnvironment = (): boolean => Boolean(process.env.LUYUE_MASTER_KEY);

export const masterKeysQuery = query(listing, {
  clauses: ['OS-8.3'],
  run: async (ctx) => {
    const keys = await listKeys(ctx.db, ctx.kernel.dataFolder);
    return {
      from: fromEnvironment() ? ('environment' as const) : ('file' as const),
      keys: keys.map(({ id, current, present, wraps, createdAt, retiredAt }) => ({
        id,
        state: current ? ('current' as const) : retiredAt ? ('retired' as const) : ('old' as const),
        present,
        wraps,
        createdAt: createdAt.toISOString(),
        retiredAt: retiredAt?.toISOString() ?? null,
      })),
    };
  },
});

export const askForRotation = action(rotation, {
  clauses: ['OS-8.3'],
  load: async (ctx, inputs) => {
    const chain = (await lockChains(ctx.db, [settingsChainId])).get(settingsChainId);
    return inputs.map(() => {
      if (fromEnvironment()) return new Refusal('MASTER_KEY_FROM_ENVIRONMENT');
      return chain ?? new Refusal('NOT_FOUND');
    });
  },
  run(ctx, _input, chain) {
    ctx.emit({ name: 'master-key.rotation-asked', v: 1, data: {} });
    ctx.record(chain);
    return { ok: true as const };
  },
});

export const rotationJob = defineJob('master-key.rotate', async (kernel) => {
  const { current } = await rotateMasterKey(kernel.database, kernel.dataFolder);
  kernel.log.info({ masterKey: current }, 'the master key was rotated');
});

export const rotationDispatch: Dispatch = { event: 'master-key.rotation-asked', version: 1, job: rotationJob };
