import { unitNames } from '@supply-hub/quantities';
import { describe, expect, test } from 'vitest';
import { scalars } from './scalars.ts';

describe('a scalar of the graph', () => {
  test('shows every unit the hub knows, and no other', () => {
    for (const unit of Object.keys(unitNames)) expect(scalars.UnitOfMeasure.serialize(unit)).toBe(unit);
    for (const unit of ['CS', 'ea', '', 'constructor']) {
      expect(() => scalars.UnitOfMeasure.parseValue(unit)).toThrow('a unit code of the hub');
    }
  });

  test('R8: shows no trade item or location number whose check digit is wrong', () => {
    expect(scalars.Gtin.serialize('10860001234562')).toBe('10860001234562');
    expect(scalars.Gln.serialize('0860001234565')).toBe('0860001234565');
    for (const wrong of ['10860001234563', '614141000036', '']) expect(() => scalars.Gtin.serialize(wrong)).toThrow();
    expect(() => scalars.Gln.serialize('0860001234566')).toThrow();
  });
});
