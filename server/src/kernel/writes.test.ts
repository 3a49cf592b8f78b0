import { expect, test } from 'vitest';
import { compose, Writes } from './writes.ts';
import type { Schema } from './database.ts';

const schema: Schema = new Map([
  [
    'things',
    new Map([
      ['id', 'uuid'],
      ['name', 'text'],
      ['tags', 'text[]'],
      ['body', 'jsonb'],
      ['chain_seq', 'bigint'],
    ]),
  ],
]);

function composed(fill: (writes: Writes) => void) {
  const writes = new Writes();
  fill(writes);
  return compose(writes, schema);
}

test('rows of one shape become one insert, and its text does not depend on how many there are', () => {
  const one = composed((w) => w.insert('things', { id: 'a', name: 'x' }));
  const many = composed((w) => ['a', 'b', 'c'].forEach((id) => w.insert('things', { id, name: id })));
  expect(many.sql).toBe(one.sql);
  expect(many.params).toEqual([
    ['a', 'b', 'c'],
    ['a', 'b', 'c'],
  ]);
});

test('several patches of one row become one update', () => {
  const { sql, params } = composed((w) => {
    w.patch('things', 'a', { name: 'x' });
    w.patch('things', 'a', { chain_seq: 3 });
  });
  expect(sql.match(/update/g)).toHaveLength(1);
  expect(params).toEqual([['a'], ['x'], [3], 1]);
});

test('arrays and JSON keep quotes, backslashes and what is missing', () => {
  const { params } = composed((w) => w.insert('things', { id: 'a', tags: ['a"b', 'c\\d', null], body: { a: ['"'] } }));
  expect(params).toEqual([['a'], ['{"a\\"b","c\\\\d",NULL}'], '[{"a":["\\""]}]']);
});

test('a statement’s own parameters are numbered after what stands before it', () => {
  const { sql, params } = composed((w) => {
    w.assume('policy', 3);
    w.insert('things', { id: 'a' });
    w.statement('delete from things where id = $1 and name = $2 returning 1', ['a', 'x'], 1);
  });
  expect(sql).toContain('id = $4 and name = $5');
  expect(sql).toContain('kernel_expect((select count(*) from w1), $6::bigint)');
  expect(params).toEqual([['policy'], [3], ['a'], 'a', 'x', 1]);
});

test('a table or column that is not there is the programmer’s mistake', () => {
  expect(() => composed((w) => w.insert('nothing', { id: 'a' }))).toThrow('unknown table nothing');
  expect(() => composed((w) => w.insert('things', { colour: 'a' }))).toThrow('unknown column things.colour');
});
