import { expect, test } from 'vitest';
import { Random } from '../generate/random.ts';
import { planSuppliers } from '../generate/suppliers.ts';
import { planEdiSuppliers } from './edi-supplier.ts';
import { partnerProfileYaml } from './partner-profile-yaml.ts';

const regional = planEdiSuppliers('regional', planSuppliers(new Random(1), 400));

test('twelve suppliers of a regional group speak X12, each as somebody of its own', () => {
  expect(regional).toHaveLength(12);
  expect(new Set(regional.map(({ partner }) => partner)).size).toBe(12);
  expect(new Set(regional.map(({ them }) => `${them.qualifier} ${them.id}`)).size).toBe(12);
  expect(regional.filter(({ reach }) => reach === 'sftp')).toHaveLength(6);
  for (const { them, partner } of regional) {
    expect(them.id).toMatch(/^[0-9A-Z]{2,15}$/);
    expect(them.group).toMatch(/^[0-9A-Z]{2,15}$/);
    expect(partner).toMatch(/^[a-z0-9][a-z0-9-]{0,39}$/);
  }
});

test('a profile holds no secret, and names the one server that may be spoken to', () => {
  const [alpine] = regional;
  if (alpine === undefined) throw new Error('there are twelve');
  const text = partnerProfileYaml(alpine, {
    ordersFrom: '2026-03-09',
    port: 2222,
    fingerprint: 'SHA256:abc',
    keyFile: '../suppliers/keys/alpine-surgical.pem',
    folder: '../suppliers/alpine-surgical/exchange',
  });
  expect(text).toContain('    hostKey: "SHA256:abc"\n');
  expect(text).toContain('    privateKeyFile: "../suppliers/keys/alpine-surgical.pem"\n');
  expect(text).toContain(`  sendOrdersFrom: '2026-03-09'\n`);
  expect(text).not.toContain('password');
});
