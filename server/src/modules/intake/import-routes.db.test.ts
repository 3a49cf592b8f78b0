/** Files over HTTP: received, refused in words, run by the job that the journal calls for; the list of faults as CSV. (OS-2.1, PD-3.2) */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportView } from '../../../../contract/intake.ts';
import { openHttpWorld, type HttpWorld } from '../../../test/http.ts';
import { advanceConsumer, registerConsumers } from '../../kernel/consumers.ts';
import { jobDispatch, migrateJobs } from '../../kernel/jobs.ts';
import { appRole } from '../../supervisor/cluster.ts';
import { importDispatch, importJob } from './index.ts';
import { csv, freshNo, sample } from '../../../test/intake-world.ts';

let world: HttpWorld;
let clerk: string;

beforeAll(async () => {
  process.env.LUYUE_LOG = 'silent';
  world = await openHttpWorld();
  clerk = await world.signIn('clerk');
});
afterAll(() => world.close());

interface Part {
  name: string;
  content: string | Buffer;
}

async function post(parts: Part[], fields: Record<string, string> = {}, session = clerk) {
  const boundary = 'a-boundary-of-this-test';
  const pieces: Buffer[] = [];
  for (const [name, value] of Object.entries(fields))
    pieces.push(Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`));
  for (const { name, content } of parts) {
    pieces.push(
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n`,
      ),
      Buffer.from(content),
      Buffer.from('\r\n'),
    );
  }
  pieces.push(Buffer.from(`--${boundary}--\r\n`));
  const answer = await world.app.inject({
    method: 'POST',
    url: '/api/imports',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'accept-language': 'en' },
    cookies: { luyue_session: session },
    payload: Buffer.concat(pieces),
  });
  return {
    status: answer.statusCode,
    body: answer.json<{
      id?: string;
      state?: string;
      code?: string;
      title?: string;
      remedy?: string;
      field?: string;
    }>(),
  };
}

const view = async (id: string) =>
  (await world.send<ImportView>(`GET /imports/${id}`, undefined, { session: clerk })).body;

/** What the worker does: the journal's consumer enqueues the job, the job runs. */
async function work(id: string): Promise<void> {
  await migrateJobs(world.database.ownerUrl, appRole);
  const consumer = jobDispatch([importDispatch]);
  await registerConsumers(world.kernel, [consumer]);
  while ((await advanceConsumer(world.kernel, consumer)).passed > 0) continue;
  const jobs = await world.kernel.database.query<{
    payload: { entryId: string; chainId: string; data: Record<string, unknown> };
  }>(
    `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'import.run'`,
  );
  const job = jobs.find(({ payload }) => payload.data.importId === id);
  if (!job) throw new Error('no job was enqueued');
  await importJob.run(world.kernel, job.payload, {} as never);
}

describe('POST /api/imports', () => {
  test('takes a file, whose only possible shop is clear, and the worker runs it [OS-2.1]', async () => {
    const { status, body } = await post([
      {
        name: '订单.csv',
        content: csv({ no: freshNo(), message: '=1+1' }, { no: freshNo(), sku: '=HYPERLINK("http://x")' }),
      },
    ]);
    expect(status).toBe(200);
    expect(body.state).toBe('waiting');
    await work(body.id ?? '');
    expect(await view(body.id ?? '')).toMatchObject({
      state: 'done',
      fileName: '订单.csv',
      entered: 1,
      waitingOrders: 1,
      startedBy: '测试clerk',
    });
    const file = await world.app.inject({
      method: 'GET',
      url: `/api/imports/${body.id}/errors.csv?lang=en`,
      cookies: { luyue_session: clerk },
    });
    expect(file.headers['content-type']).toContain('text/csv');
    expect(file.body.startsWith('\ufeff')).toBe(true);
    expect(file.body).toContain(`"'=HYPERLINK(""http://x"")"`);
  });

  test('takes files that are larger than a JSON body may be', async () => {
    const rows = Array.from({ length: 8000 }, () => ({ no: freshNo() }));
    const { status, body } = await post([{ name: 'large.csv', content: csv(...rows) }]);
    expect(status).toBe(200);
    expect(await view(body.id ?? '')).toMatchObject({ rows: 8000, orders: 8000, state: 'waiting' });
  });

  test('asks for the shop where two are possible, and begins when it is named [OS-2.1]', async () => {
    const { legalEntityId, departmentId } =
      (
        await world.kernel.database.query<{ legalEntityId: string; departmentId: string }>(
          `select legal_entity_id as "legalEntityId", department_id as "departmentId" from shops limit 1`,
        )
      )[0] ?? {};
    const { id: shopId } = await world.act<{ id: string }>('company.add-shop', {
      code: 'DY2',
      name: '抖音清仓',
      platform: 'douyin',
      legalEntityId,
      departmentId,
    });
    await world.kernel.caches.refresh();
    const { body } = await post([{ name: 'a.csv', content: csv({ no: freshNo() }) }]);
    expect(body.state).toBe('needs-shop');
    const named = await world.send(`PUT /imports/${body.id}/shop`, { shopId }, { session: clerk });
    expect(named).toMatchObject({ status: 200, body: { state: 'waiting' } });
    await work(body.id ?? '');
    expect(await view(body.id ?? '')).toMatchObject({ state: 'done', shop: { name: '抖音清仓' }, entered: 1 });
    expect((await world.send(`PUT /imports/${body.id}/shop`, { shopId }, { session: clerk })).body).toMatchObject({
      code: 'SHOP_IS_SET',
    });
  });

  test.each([
    ['no file', [], {}, 'FILE_MISSING'],
    [
      'three files',
      Array.from({ length: 3 }, () => ({ name: 'a.csv', content: csv({ no: '6938000199999999993' }) })),
      {},
      'TOO_MANY_FILES',
    ],
    [
      'a shop that is none',
      [{ name: 'a.csv', content: csv({ no: '6938000199999999994' }) }],
      { shopId: "'; drop table orders; --" },
      'SHOP_UNKNOWN',
    ],
    ['a workbook', [{ name: 'a.csv', content: readFileSync(sample('README.md')) }], {}, 'ORDER_FILE_UNREADABLE'],
  ])('refuses %s in words [OS-2.2]', async (_name, parts, fields, code) => {
    const { status, body } = await post(parts as Part[], fields as Record<string, string>);
    expect(status).toBe(422);
    expect(body).toMatchObject({ code, field: expect.any(String) as string });
    expect(body.remedy).toBeTruthy();
    expect(body.title).not.toContain('{');
    const kept = await world.kernel.database.query<{ n: number }>(
      `select count(*) as n from files f where destroyed_at is null and not exists (select 1 from imports i where f.id = any(i.file_ids))`,
    );
    expect(kept[0]?.n).toBe(0);
  });

  test('is not for those who have no right to import [CC-7.2]', async () => {
    const warehouse = await world.signIn('warehouse');
    expect(await post([{ name: 'a.csv', content: csv({ no: freshNo() }) }], {}, warehouse)).toMatchObject({
      status: 403,
      body: { code: 'RIGHT_MISSING' },
    });
    expect(await post([{ name: 'a.csv', content: csv({ no: freshNo() }) }], {}, 'nobody')).toMatchObject({
      status: 401,
    });
  });

  test('the faults of an import of nobody are nowhere', async () => {
    const get = (id: string) =>
      world.app.inject({ method: 'GET', url: `/api/imports/${id}/errors.csv`, cookies: { luyue_session: clerk } });
    expect((await get('11111111-1111-4111-8111-111111111111')).statusCode).toBe(404);
    expect((await get('x')).statusCode).toBe(404);
  });
});
