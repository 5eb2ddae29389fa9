import { expect, test } from 'vitest';
import { stepOver, type Step } from './walk.ts';

const down: Step = { id: 'here', way: 'down', isWhole: false };
const up: Step = { ...down, way: 'up' };
const whole: Step = { ...down, isWhole: true };

test('effects are found along an edge and causes against it, and a walk never turns', () => {
  expect(stepOver(down, { from: 'here', to: 'there', kind: 'causes' })).toEqual({ ...down, id: 'there' });
  expect(stepOver(up, { from: 'here', to: 'there', kind: 'causes' })).toBeNull();
  expect(stepOver(up, { from: 'there', to: 'here', kind: 'causes' })).toEqual({ ...up, id: 'there' });
  expect(stepOver(down, { from: 'there', to: 'here', kind: 'causes' })).toBeNull();
});

test('a whole stands for its parts both ways, whichever end of the edge it is', () => {
  for (const step of [up, down]) {
    expect(stepOver(step, { from: 'here', to: 'demand', kind: 'needs' })).toEqual({ ...step, id: 'demand' });
    expect(stepOver(step, { from: 'line', to: 'here', kind: 'part-of' })).toEqual({ ...step, id: 'line' });
  }
});

test('a part leads to its whole, and the whole not to the other parts', () => {
  for (const step of [up, down]) {
    expect(stepOver(step, { from: 'case', to: 'here', kind: 'needs' })).toEqual({ ...step, id: 'case', isWhole: true });
    expect(stepOver(step, { from: 'here', to: 'order', kind: 'part-of' })).toEqual({
      ...step,
      id: 'order',
      isWhole: true,
    });
  }
  expect(stepOver(whole, { from: 'here', to: 'demand', kind: 'needs' })).toBeNull();
  expect(stepOver(whole, { from: 'line', to: 'here', kind: 'part-of' })).toBeNull();
  expect(stepOver(whole, { from: 'here', to: 'there', kind: 'ships' })).toEqual({ ...down, id: 'there' });
});
