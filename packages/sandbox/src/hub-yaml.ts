import type { Facility } from './generate/plan.ts';
import { cardFileName } from './card-file-store.ts';
import { ehrNames } from './ehr/ehr-names.ts';
import type { Remembered } from './state-folder.ts';

/** The path of each system's API below its port. */
export const basePaths = { erp: '', ehr: '/r4', wms: '/sandbox/wms/lgfapi/v10' } as const;

/** Quoted so that YAML reads text, never a number or a date. */
const quoted = (text: string): string => JSON.stringify(text);

/** The configuration under which the hub finds this sandbox: its systems with credentials, and its facilities. */
export function hubYaml(
  { ports, credentials }: Pick<Remembered, 'ports' | 'credentials'>,
  facilities: readonly Facility[],
  caseNumberSystem: string,
): string {
  const address = (system: 'erp' | 'ehr' | 'wms') => quoted(`http://127.0.0.1:${ports[system]}${basePaths[system]}`);
  const basic = `{ username: ${quoted(credentials.username)}, password: ${quoted(credentials.password)} }`;
  return [
    '# Written by the sandbox each time it starts.',
    'systems:',
    '  erp:',
    '    kind: sap-s4hana',
    '    name: Meridian ERP',
    `    baseUrl: ${address('erp')}`,
    `    auth: ${basic}`,
    '  ehr:',
    '    kind: fhir-r4',
    '    name: Lakeside EHR',
    `    baseUrl: ${address('ehr')}`,
    `    auth: { bearerToken: ${quoted(credentials.bearerToken)} }`,
    `    caseNumberSystem: ${quoted(caseNumberSystem)}`,
    '  wms:',
    '    kind: oracle-wms',
    '    name: Central Warehouse',
    `    baseUrl: ${address('wms')}`,
    `    auth: ${basic}`,
    'senders:',
    '  - id: lakeside-or',
    '    name: Lakeside OR scheduling',
    '    protocol: hl7v2',
    `    application: ${ehrNames.application}`,
    '    system: ehr',
    `    caseNumberAuthorities: [${ehrNames.authority}]`,
    `preferenceCards: { file: ${cardFileName} }`,
    'exchange: { partners: partners }',
    'facilities:',
    ...facilities.flatMap(facilityYaml),
    '',
  ].join('\n');
}

function facilityYaml(facility: Facility): string[] {
  const codes = [
    `erp: ${quoted(facility.code)}`,
    ...(facility.theatres.length > 0 ? [`ehr: ${quoted(facility.code)}`] : []),
    ...(facility.warehouseCode === undefined ? [] : [`wms: ${quoted(facility.warehouseCode)}`]),
  ];
  return [
    `  - id: ${facility.id}`,
    `    name: ${quoted(facility.name)}`,
    `    gln: ${quoted(facility.gln)}`,
    `    timeZone: ${facility.timeZone}`,
    `    bufferBeforeCaseMinutes: ${facility.bufferBeforeCaseMinutes}`,
    `    codes: { ${codes.join(', ')} }`,
    `    stockSystem: ${facility.warehouseCode === undefined ? 'erp' : 'wms'}`,
    '    locations:',
    ...facility.locations.map(({ code, name }) => `      - { code: ${quoted(code)}, name: ${quoted(name)} }`),
    ...(facility.theatres.length === 0 ? [] : ['    theatres:']),
    ...facility.theatres.map(
      ({ id, name, code, suppliedBy }) =>
        `      - { id: ${id}, name: ${quoted(name)}, codes: { ehr: ${quoted(code)} }, suppliedBy: [${suppliedBy.map(quoted).join(', ')}] }`,
    ),
  ];
}
