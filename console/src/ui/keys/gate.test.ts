/** A shortcut is one deliberate press; everything that only looks like one is ignored. */
import { expect, test } from 'vitest';
import { BURST_MS, BURST_QUIET_MS, judge, keyName, mayDecide, openGate, type GateState, type Press } from './gate.ts';

const press = (key: string, at: number, more: Partial<Press> = {}): Press => ({
  key,
  at,
  repeat: false,
  composing: false,
  editable: false,
  ctrl: false,
  alt: false,
  shift: false,
  ...more,
});

function run(presses: Press[]): string[] {
  let state: GateState = openGate;
  return presses.map((one) => {
    const { ruling, next } = judge(state, one);
    state = next;
    return ruling;
  });
}

test('a single letter waits to see whether a scanner is typing', () => {
  expect(run([press('h', 1000)])).toEqual(['wait']);
});

test('a scanner’s burst and the Enter that ends it are no shortcuts', () => {
  const burst = [...'SF1045'].map((key, i) => press(key, 1000 + i * 8));
  const rulings = run([...burst, press('Enter', 1000 + burst.length * 8)]);
  expect(rulings[0]).toBe('wait');
  expect(rulings.slice(1).every((ruling) => ruling === 'ignore')).toBe(true);
});

test('after a burst has been quiet for long enough keys count again', () => {
  expect(run([press('1', 0), press('2', 5), press('j', 5 + BURST_QUIET_MS + BURST_MS)])[2]).toBe('wait');
});

test('composition, held keys and typing in a field are ignored', () => {
  expect(run([press('a', 0, { composing: true })])).toEqual(['ignore']);
  expect(run([press('Process', 0)])).toEqual(['ignore']);
  expect(run([press('j', 0, { repeat: true })])).toEqual(['ignore']);
  expect(run([press('x', 0, { editable: true })])).toEqual(['ignore']);
});

test('Ctrl combinations and Escape count inside a field', () => {
  expect(run([press('Enter', 0, { editable: true, ctrl: true })])).toEqual(['act']);
  expect(run([press('Escape', 0, { editable: true })])).toEqual(['act']);
});

test('Enter by a hand acts at once', () => {
  expect(run([press('j', 0), press('Enter', 300)])[1]).toBe('act');
});

test('names tell Shift only where the key does not show it', () => {
  expect(keyName(press('X', 0, { shift: true }))).toBe('Shift+x');
  expect(keyName(press('?', 0, { shift: true }))).toBe('?');
  expect(keyName(press('Enter', 0, { ctrl: true }))).toBe('Ctrl+Enter');
});

test('no decision counts in the first 400 ms after an order opens', () => {
  expect(mayDecide(1000, 1399)).toBe(false);
  expect(mayDecide(1000, 1400)).toBe(true);
});
