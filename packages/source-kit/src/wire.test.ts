import { SourceContractBroken } from '@supply-hub/errors';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { odataV2Collection, odataV2Date, odataV2Instant } from './odata-v2.ts';
import { parseWire, wireDate, wireDecimal, wireInstant, wireInteger } from './wire.ts';

describe('a wire schema reads', () => {
  it.each<[string, z.ZodType, string, string]>([
    ['a decimal', wireDecimal, '12.500', '12.500'],
    ['a whole number', wireInteger, '-42', '-42'],
    ['a whole number written with decimals', wireInteger, '3.000', '3'],
    ['a date', wireDate, '2028-02-29', '2028-02-29'],
    ['an instant', wireInstant, '2026-03-09T07:30:00-06:00', '2026-03-09T13:30:00Z'],
    ['a V2 instant', odataV2Instant, '/Date(1767225600000+0000)/', '2026-01-01T00:00:00Z'],
    [
      'a V2 instant shown in another zone, which does not move it',
      odataV2Instant,
      '/Date(1767225600000-0360)/',
      '2026-01-01T00:00:00Z',
    ],
    ['a V2 instant before 1970', odataV2Instant, '/Date(-86400000)/', '1969-12-31T00:00:00Z'],
    ['a V2 instant in ISO', odataV2Instant, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'],
    ['a V2 date', odataV2Date, '/Date(1767225600000)/', '2026-01-01'],
  ])('%s', (_name, schema, text, value) => {
    expect(String(parseWire(schema, text, { system: 'ERP', at: 'stock' }))).toBe(value);
  });

  it.each<[string, z.ZodType, unknown]>([
    ['a decimal', wireDecimal, '1,5'],
    ['a decimal', wireDecimal, '1e3'],
    ['a decimal', wireDecimal, ''],
    ['a decimal', wireDecimal, null],
    ['a whole number', wireInteger, '1.5'],
    ['a whole number', wireInteger, '9007199254740993'],
    ['a date', wireDate, '2026-02-29'],
    ['a date', wireDate, '20260301'],
    ['an instant', wireInstant, '2026-03-09T07:30:00'],
    ['a V2 instant', odataV2Instant, '/Date(abc)/'],
    ['a V2 instant', odataV2Instant, '/Date(999999999999999)/ '],
    ['a V2 instant', odataV2Instant, '2026-01-01T00:00:00'],
    ['a V2 date', odataV2Date, '/Date(1767247200000)/'],
  ])('%s, and not %j %j', (_name, schema, value) => {
    expect(() => parseWire(schema, value, { system: 'ERP', at: 'stock' })).toThrow(SourceContractBroken);
  });

  it('naming where it broke, never with what', () => {
    const schema = z.object({ d: z.object({ results: z.array(z.object({ Status: z.enum(['01', '02']) })) }) });
    const broken = { d: { results: [{ Status: '01' }, { Status: 'Jane Doe' }] } };
    let failure: unknown;
    try {
      parseWire(schema, broken, { system: 'Meridian ERP', at: 'stock' });
    } catch (error) {
      failure = error;
    }
    expect(failure).toMatchObject({ system: 'Meridian ERP', path: 'stock.d.results.1.Status' });
    expect(String(failure)).not.toContain('Jane');
  });

  it('an expanded collection only whole', () => {
    const lines = odataV2Collection(z.object({ Line: z.string() }));
    expect(lines.parse({ results: [{ Line: '10' }] })).toEqual([{ Line: '10' }]);
    expect(lines.safeParse({ results: [{ Line: '10' }], __next: 'more' }).success).toBe(false);
    expect(lines.safeParse({ __deferred: { uri: 'x' } }).success).toBe(false);
  });
});
