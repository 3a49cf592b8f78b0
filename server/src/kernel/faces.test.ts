import { expect, test } from 'vitest';
import { isAfter, positionOf } from './events-stream.ts';
import { toolName } from './mcp.ts';
import { cacheControlOf, isPage } from './static-files.ts';

test('an action’s name becomes a tool’s name of the allowed letters', () => {
  expect(toolName('orders.cancel')).toBe('orders_cancel');
  expect(toolName('company.add-shop')).toBe('company_add-shop');
});

test('only hashed assets are kept by browsers', () => {
  expect(cacheControlOf('/dist/console/assets/main-1a2b.js')).toContain('immutable');
  expect(cacheControlOf('/dist/console/index.html')).toBe('no-cache');
});

test('the page answers addresses that a person opens, not files and endpoints', () => {
  expect(isPage({ method: 'GET', url: '/orders/SO20261121-000123?tab=lines' })).toBe(true);
  expect(isPage({ method: 'GET', url: '/api/nothing' })).toBe(false);
  expect(isPage({ method: 'GET', url: '/assets/gone.js' })).toBe(false);
  expect(isPage({ method: 'POST', url: '/orders' })).toBe(false);
});

test('a place in the journal is read back from an event’s id, and compared as numbers', () => {
  const id = '0190a000-0000-7000-8000-000000000001';
  expect(positionOf(`99.${id}`)).toEqual({ xid: '99', id });
  expect(positionOf('99')).toBeUndefined();
  expect(positionOf(`1e3.${id}`)).toBeUndefined();
  expect(isAfter({ xid: '100', id }, { xid: '99', id })).toBe(true);
  expect(isAfter({ xid: '99', id }, { xid: '99', id })).toBe(false);
});
