import { parseHubConfig } from '@supply-hub/config';
import { expect, test } from 'vitest';
import { whoReads } from './expected-facts.ts';

const facilities =
  'facilities: [{ id: north, name: North, timeZone: America/Chicago, stockSystem: erp, codes: { erp: H100 } }]';
const erp = "erp: { kind: sap-s4hana, name: ERP, baseUrl: 'http://127.0.0.1:1' }";
const ehr = "ehr: { kind: fhir-r4, name: EHR, baseUrl: 'http://127.0.0.1:2' }";

test('whoever reads a system that is configured is waited for, and nobody else', () => {
  expect(whoReads(parseHubConfig(`systems: { ${erp}, ${ehr} }\n${facilities}`, {}))).toEqual([
    'inventory',
    'items',
    'orders',
    'procedures',
    'suppliers',
  ]);
  expect(whoReads(parseHubConfig(`systems: { ${erp} }\n${facilities}`, {}))).toEqual([
    'inventory',
    'items',
    'orders',
    'suppliers',
  ]);
  expect(whoReads({ systems: {} })).toEqual(['inventory']);
});
