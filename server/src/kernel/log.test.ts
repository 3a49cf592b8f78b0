import { expect, test } from 'vitest';
import { safeError } from './log.ts';

test('a database error is logged by its state and constraint, never by its values', () => {
  const error = Object.assign(new Error('duplicate key'), {
    code: '23505',
    constraint: 'phone_taken',
    detail: 'Key (phone)=(13800001234)',
  });
  const logged = JSON.stringify(safeError(error));
  expect(logged).toContain('SQLSTATE 23505');
  expect(logged).toContain('phone_taken');
  expect(logged).not.toContain('138');
});

test('what could not be read as JSON is not quoted, not even by the stack', () => {
  try {
    JSON.parse('张三\n李四');
  } catch (error) {
    const logged = JSON.stringify(safeError(error));
    expect(logged).not.toMatch(/张三|李四/);
  }
});

test('what is thrown without being an error is named by its kind only', () => {
  expect(safeError('张三')).toEqual({ type: 'string' });
});
