import fc from 'fast-check';
import { expect, test } from 'vitest';
import { claimName, isFree, newArrivalId, readClaim, type Claim } from './claim.ts';

const self = { host: 'hub-1.example', pid: 40, instance: '0a1b2c3d' };
const claim: Claim = { ...self, since: 1_000_000, arrivalId: newArrivalId(), name: '855_0001.edi' };
const at = { nowSeconds: 1_000_010, expirySeconds: 600, isAlive: () => true };

test('a claim is read as it was written, whatever the file is called, and fits a file system', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' }),
      fc.constantFrom('a', 'hub-1.example', '9-9-9'),
      (name, host) => {
        const written = claimName({ ...claim, host, name });
        expect(Buffer.byteLength(written)).toBeLessThan(256);
        const read = readClaim(written);
        expect(read).toEqual({ ...claim, host, name: read?.name });
        if (Buffer.byteLength(name) <= 140 && !name.includes('\uFFFD')) expect(read?.name).toBe(name);
      },
    ),
  );
});

test.each(['855.edi', '.hidden', '.claimed-by-hand', '.claimed-a-b-c-d-e~x'])('%s is no claim', (name) => {
  expect(readClaim(name)).toBeUndefined();
});

test.each<[string, boolean, Partial<Claim>, Partial<typeof at>]>([
  ['our own', true, {}, {}],
  ['of an earlier process with our number', true, { instance: 'ffffffff' }, {}],
  ['of a living process beside us', false, { pid: 41 }, {}],
  ['of a dead process beside us', true, { pid: 41 }, { isAlive: () => false }],
  ['of another machine', false, { host: 'hub-2' }, { isAlive: () => false }],
  ['of another machine, and old', true, { host: 'hub-2' }, { nowSeconds: 1_000_601 }],
  ['that was given back', true, { host: 'hub-2', since: 0 }, {}],
])('a claim %s: %s', (_, isTaken, difference, circumstances) => {
  expect(isFree({ ...claim, ...difference }, self, { ...at, ...circumstances })).toBe(isTaken);
});
