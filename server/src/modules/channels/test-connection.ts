/**
 * Tests a connection: a message signed with the connection's own secret goes the way that the platform's messages go, and, where
 * the platform has an API, that is asked for something that costs nothing. (OS-2.1)
 */
import { testConnection as endpoint } from '../../../../contract/channels.ts';
import { action, type Ctx } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { CallFailed } from './call.ts';
import {
  keyOf,
  keysOf,
  lockConnection,
  openSecrets,
  readConnections,
  type ConnectionRecord,
  type LockedConnection,
} from './connection.ts';
import { describeFault } from './faults.ts';
import { kinds } from './kinds.ts';
import { takePosted } from './receive.ts';
import { usePlatform } from './use-platform.ts';

interface Step {
  step: 'receive' | 'call';
  ok: boolean;
  detail: { zh: string; en: string };
}

interface Tested {
  locked: LockedConnection;
  steps: Step[];
}

export const testConnection = action(endpoint, {
  clauses: ['OS-2.1'],
  load: (ctx, inputs) => Promise.all(inputs.map((one) => tested(ctx, one.connectionId))),
  run: (ctx, _input, { locked, steps }: Tested) => {
    ctx.record(locked.chain, { body: { steps: steps.map(({ step, ok }) => ({ step, ok })) } });
    return { steps };
  },
});

/** The platform is asked before anything is locked: it may take its time. */
async function tested(ctx: Ctx, connectionId: string): Promise<Tested> {
  const record = (await readConnections(ctx.kernel.database, [connectionId])).get(connectionId);
  if (!record) throw new Refusal('NOT_FOUND', { field: 'connectionId' });
  ctx.mustReach({ shopId: record.shop_id });
  const steps = [...(await received(ctx, record)), ...(await called(ctx, record))];
  return { locked: await lockConnection(ctx, connectionId), steps };
}

async function received({ kernel }: Ctx, record: ConnectionRecord): Promise<Step[]> {
  const kind = kinds[record.kind];
  const now = new Date();
  const { headers, body } = kind.sample(keysOf(openSecrets(kernel, await keyOf(kernel, record), record)), now);
  const stored = await takePosted(kernel, record, { headers, body, now }, 'test');
  const isKept = stored === 1;
  return [
    {
      step: 'receive',
      ok: isKept,
      detail: isKept
        ? { zh: '签名通过，已存入推送记录', en: 'The signature holds; it is kept in the log' }
        : { zh: '没有存下来', en: 'It was not kept' },
    },
  ];
}

async function called({ kernel }: Ctx, record: ConnectionRecord): Promise<Step[]> {
  if (!kinds[record.kind].ping || record.settings.apiUrl === '') return [];
  try {
    await usePlatform(kernel, record, async (line, kind) => kind.ping?.(line));
    return [{ step: 'call', ok: true, detail: { zh: '平台接口有应答', en: 'The platform’s API answers' } }];
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    const params = { detail: error.detail };
    return [{ step: 'call', ok: false, detail: describeFault({ code: error.code, field: '', params }).what }];
  }
}
