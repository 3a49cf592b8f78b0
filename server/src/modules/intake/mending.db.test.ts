/** Rows that wait are mended one by one or all at once, discarded, or tried again. (PD-3.2, OS-2.2) */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runImport } from './index.ts';
import { csv, freshNo, openIntakeWorld, refusalOf, type IntakeWorld } from '../../../test/intake-world.ts';

let world: IntakeWorld;

beforeAll(async () => {
  world = await openIntakeWorld();
});
afterAll(() => world.close());

describe('mending', () => {
  test('a row goes in once its cell is right, or stays with what is still wrong [PD-3.2]', async () => {
    const no = freshNo();
    const result = await world.importAll({ name: 'i.csv', bytes: csv({ no, price: '79.0O', phone: '138****12' }) });
    const found = await world.issues(result.id);
    expect(found.map((one) => [one.column, one.code, one.personal])).toEqual(
      expect.arrayContaining([
        ['商品单价', 'AMOUNT_NOT_A_NUMBER', false],
        ['收件人手机号', 'PHONE_MASK_INCOMPLETE', true],
      ]),
    );
    expect(found.find((one) => one.personal)?.value).not.toContain('138****12');
    const rowId = found[0]?.rowId;
    const half = await world.act(
      'intake.mend',
      { importId: result.id, rowId, cells: [{ row: 2, column: '商品单价', value: '79.00' }] },
      world.people.clerk,
    );
    expect(half).toMatchObject({ outcome: 'waiting', issues: 1 });
    const whole = await world.act(
      'intake.mend',
      { importId: result.id, rowId, cells: [{ row: 2, column: '收件人手机号', value: '13800000102' }] },
      world.people.clerk,
    );
    expect(whole).toMatchObject({ outcome: 'entered' });
    expect((await world.find(no)).stage).toBe('entered');
    expect(
      (
        await refusalOf(
          world.act(
            'intake.mend',
            { importId: result.id, rowId, cells: [{ row: 2, column: '商品单价', value: '1' }] },
            world.people.clerk,
          ),
        )
      ).code,
    ).toBe('ROW_IS_SETTLED');
    expect(
      await world.importAll({ name: 'i.csv', bytes: csv({ no, price: '79.0O', phone: '138****12' }) }),
    ).toMatchObject({ waiting: 0, known: 1 });
  });

  test('a shop’s own code is mapped once, everywhere, and remembered for later files [PD-3.2] [OS-2.2]', async () => {
    const numbers = Array.from({ length: 18 }, freshNo);
    const result = await world.importAll({
      name: 'j.csv',
      bytes: csv(...numbers.map((no) => ({ no, sku: 'OLD-CUP' }))),
    });
    const groups = await world.ask<{ items: { code: string; value: string; rows: number }[] }>(
      'intake.issue-groups',
      { importId: result.id },
      world.people.clerk,
    );
    expect(groups.items).toMatchObject([{ code: 'SKU_UNKNOWN', value: 'OLD-CUP', rows: 18 }]);
    const wrong = await refusalOf(
      world.act(
        'intake.mend-many',
        { importId: result.id, column: '商家编码', from: 'OLD-CUP', to: 'NO-SUCH' },
        world.people.clerk,
      ),
    );
    expect(wrong).toMatchObject({ code: 'SKU_UNKNOWN', detail: { field: 'to' } });
    const mended = await world.act(
      'intake.mend-many',
      { importId: result.id, column: '商家编码', from: 'OLD-CUP', to: 'BWB500-GN' },
      world.people.clerk,
    );
    expect(mended).toEqual({ taken: 18, waiting: 0, remaining: 0 });
    await world.kernel.caches.refresh();
    expect(await world.importAll({ name: 'j2.csv', bytes: csv({ no: freshNo(), sku: 'OLD-CUP' }) })).toMatchObject({
      entered: 1,
      waiting: 0,
    });
  });

  test('a row is discarded with a reason and does not come back with the file [PD-3.2]', async () => {
    const bytes = csv({ no: freshNo(), price: 'x' });
    const result = await world.importAll({ name: 'k.csv', bytes });
    const rowId = (await world.issues(result.id))[0]?.rowId;
    await world.act('intake.drop-row', { importId: result.id, rowId, reason: '测试单' }, world.people.clerk);
    expect(await world.view(result.id)).toMatchObject({ waiting: 0, dropped: 1 });
    expect(await world.importAll({ name: 'k.csv', bytes })).toMatchObject({ waiting: 0, known: 1 });
  });

  test('after the catalogue was completed the file has another try [PD-3.2]', async () => {
    const code = `NEW-${freshNo().slice(-4)}`;
    const result = await world.importAll({ name: 'l.csv', bytes: csv({ no: freshNo(), sku: code }) });
    expect(result.waiting).toBe(1);
    const [product] = await world.kernel.database.query<{ id: string }>(`select id from products limit 1`);
    await world.act('catalog.add-sku', { productId: product?.id, code, name: '新品', unit: '件', taxRate: '0.13' });
    await world.kernel.caches.refresh();
    await world.act('intake.retry', { importId: result.id }, world.people.clerk);
    await runImport(world.kernel, result.id, { clock: world.clock });
    expect(await world.view(result.id)).toMatchObject({ state: 'done', waiting: 0 });
  });
});
