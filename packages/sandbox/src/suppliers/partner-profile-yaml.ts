import type { EdiSupplier } from './edi-supplier.ts';

export interface ProfileFacts {
  /** The first day whose orders go by EDI. */
  readonly ordersFrom: string;
  /** Its SFTP server, where it has one. */
  readonly port: number;
  readonly fingerprint: string;
  /** Our private key's file, relative to the profile. */
  readonly keyFile: string;
  /** The folder both see, relative to the profile. */
  readonly folder: string;
}

/** Quoted so that YAML reads text, never a number, a date or a word of its own. */
const quoted = (text: string): string => JSON.stringify(text);

/** The profile under which the hub does business with a supplier of the sandbox. */
export function partnerProfileYaml(supplier: EdiSupplier, facts: ProfileFacts): string {
  const { dialect, us, them } = supplier;
  const party = (is: typeof us) => `{ qualifier: '${is.qualifier}', id: ${quoted(is.id)}, group: ${quoted(is.group)} }`;
  const units = Object.entries(dialect.units).map(([code, own]) => `${own}: ${code}`);
  return [
    '# Written by the sandbox when there was none; it is yours to change.',
    `partner: ${supplier.partner}`,
    `name: ${quoted(supplier.name)}`,
    'kind: supplier',
    `supplier: { system: erp, number: ${quoted(supplier.number)} }`,
    `timeZone: ${supplier.timeZone}`,
    'x12:',
    `  us: ${party(us)}`,
    `  them: ${party(them)}`,
    '  separators:',
    `    element: ${quoted(dialect.element)}`,
    `    component: ${quoted(dialect.component)}`,
    `    repetition: ${quoted(dialect.repetition)}`,
    `    segment: ${quoted(dialect.segment)}`,
    `    newline: ${dialect.newline}`,
    `  version: '${dialect.version}'`,
    `  acknowledgeWith: '${dialect.acknowledgement}'`,
    'documents:',
    `  receive: ['855', '865', '856', '810']`,
    `  send: ['850', '860']`,
    '  # Earlier orders went another way.',
    `  sendOrdersFrom: '${facts.ordersFrom}'`,
    `clocks: { '997': 15m, '855': 2h, '856': 1d }`,
    ...(units.length === 0 ? [] : [`units: { ${units.join(', ')} }`]),
    `tolerances: { pricePercent: '0.5', quantityPercent: '0' }`,
    'transports:',
    ...transportYaml(supplier, facts),
    `send: { via: ${supplier.reach} }`,
    '',
  ].join('\n');
}

function transportYaml({ reach, partner }: EdiSupplier, facts: ProfileFacts): string[] {
  if (reach === 'folder') {
    const { folder } = facts;
    return [
      '  folder:',
      '    kind: folder',
      `    in: ${quoted(`${folder}/outbox`)}`,
      `    out: ${quoted(`${folder}/inbox`)}`,
      `    archive: ${quoted(`${folder}/archive`)}`,
      '    poll: 1s',
    ];
  }
  return [
    '  sftp:',
    '    kind: sftp',
    '    host: 127.0.0.1',
    `    port: ${facts.port}`,
    `    username: ${partner}`,
    `    privateKeyFile: ${quoted(facts.keyFile)}`,
    `    hostKey: ${quoted(facts.fingerprint)}`,
    '    in: /outbox',
    '    out: /inbox',
    '    archive: /archive',
    '    poll: 2s',
  ];
}
