import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  businessNumberOf,
  contentHash,
  documentTypes,
  eachLevel,
  readAcknowledgement,
  readBareSet,
  readDocument,
  readInterchanges,
  shippedItems,
  ssccsOf,
  type DocumentType,
  type Interchange,
  type X12Set,
} from '../src/x12.ts';
import { sampleExpectation } from './sample-expectations.ts';
import { departures, sampleBeyond, sampleFaults, type SampleFault } from './sample-faults.ts';

/** Third-party documents, beside the repository where the workplace has them. */
const samples = new URL('../../../../shared/samples/x12/', import.meta.url);
const isThere = existsSync(samples);
const files = isThere ? readdirSync(samples).filter((name) => name.endsWith('.edi')) : [];
const bytesOf = (file: string): Buffer => readFileSync(new URL(file, samples));
const expectedOf = (file: string) =>
  sampleExpectation.parse(JSON.parse(readFileSync(new URL(`${file}.expected.json`, samples), 'utf8')));
const statedOf = (file: string) => expectedOf(file).source_states ?? {};

const interchangesOf = (file: string): readonly Interchange[] => readInterchanges(bytesOf(file));
function setsOf(file: string): readonly X12Set[] {
  const bare = readBareSet(bytesOf(file), '005010');
  if (bare !== null) return [bare];
  return interchangesOf(file).flatMap(({ groups }) => groups.flatMap(({ sets }) => sets));
}
function setOf(file: string): X12Set {
  const [set] = setsOf(file);
  if (set === undefined) throw new Error(`no set in ${file}`);
  return set;
}
function documentOf<T>({ read }: Pick<DocumentType<T>, 'read'>, set: X12Set): T {
  const reading = read(set);
  if (!reading.ok) throw new Error(reading.faults.map(({ sentence }) => sentence).join('; '));
  return reading.document;
}

/** What is found in a file, as the fault list quotes it. */
function found(file: string): readonly Omit<SampleFault, 'what'>[] {
  const text = bytesOf(file).toString('latin1');
  const quote = (offset: number): string => text.slice(offset).split(/[~\r\n]/)[0] ?? '';
  const bare = readBareSet(bytesOf(file), '005010');
  const envelope =
    bare !== null
      ? bare.faults
      : interchangesOf(file).flatMap(({ faults, groups }) => [
          ...faults,
          ...groups.flatMap((group) => [...group.faults, ...group.sets.flatMap((set) => set.faults)]),
        ]);
  const documents = setsOf(file).flatMap((set) => readDocument(set)?.faults ?? []);
  return [
    ...envelope.map(({ position, level, code, isFatal }) => ({
      segment: position.segment,
      quote: quote(position.offset),
      level,
      code,
      isRefused: isFatal,
    })),
    ...documents.map(({ position, code, severity }) => ({
      segment: position.segment,
      quote: quote(position.offset),
      level: 'document' as const,
      code,
      isRefused: severity === 'error',
    })),
  ];
}

const inOrder = (faults: readonly Omit<SampleFault, 'what'>[]) =>
  faults
    .map(({ segment, quote, level, code, isRefused }) => ({ segment, quote, level, code, isRefused }))
    .toSorted((a, b) => a.segment - b.segment || `${a.level}${a.code}`.localeCompare(`${b.level}${b.code}`));

test.runIf(!isThere)('the third-party samples are not beside this repository: their tests are skipped', () => {
  expect(files).toEqual([]);
});

describe.skipIf(!isThere)('every sample', () => {
  test('is there to be read', () => {
    expect(files).toHaveLength(47);
  });

  test('the fault list names files that are there', () => {
    const named = [...Object.keys(sampleFaults), ...Object.keys(sampleBeyond), ...departures.map(({ file }) => file)];
    expect(named.filter((file) => !files.includes(file))).toEqual([]);
  });

  test.each(files)('%s has the faults that are quoted, and no other', (file) => {
    expect(inOrder(found(file))).toEqual(inOrder(sampleFaults[file] ?? []));
  });

  test.each(files)('%s loses nothing: what is beyond the guide is kept as sent', (file) => {
    const beyond = setsOf(file).flatMap((set) => readDocument(set)?.beyond ?? []);
    expect(beyond.map(({ text }) => text)).toEqual(sampleBeyond[file] ?? []);
  });

  test.each(files)('%s has the envelopes its collector counted', (file) => {
    const { derived_by_collector: derived } = expectedOf(file);
    expect(bytesOf(file)).toHaveLength(derived.bytes);
    expect(readBareSet(bytesOf(file), '005010') === null).toBe(derived.has_isa);
    if (derived.interchanges === undefined) {
      // A bare set, or an ISA cut short: what there is to read of it is in the fault list.
      expect(setsOf(file)).toHaveLength(derived.has_isa ? 0 : 1);
      return;
    }
    const interchanges = interchangesOf(file);
    expect(interchanges[0]?.header?.separators).toMatchObject({
      element: derived.element_separator,
      component: derived.component_separator,
      segment: derived.segment_terminator,
    });
    expect(
      interchanges.map(({ header, groups }) => ({
        isa13: header?.controlNumber,
        sender: header?.sender.id,
        receiver: header?.receiver.id,
        version: header?.version,
        usage: header?.usage,
        groups: groups.map((group) => ({
          gs01: group.header.functionalId,
          gs06: group.header.controlNumber,
          gs08: group.header.version,
          transactions: group.sets.map((set) => ({
            st01: set.type,
            st02: set.controlNumber,
            se01_stated: set.segments.at(-1)?.value(1),
            segments_counted_st_to_se: set.segments.length,
            se02: set.segments.at(-1)?.value(2),
          })),
        })),
      })),
    ).toEqual(
      derived.interchanges.map(({ iea01_stated: _count, iea02: _number, groups, ...rest }) => ({
        ...rest,
        groups: groups.map(({ ge01_stated: _sets, ge02: _control, ...group }) => group),
      })),
    );
  });

  test.each(files)('%s has the envelope faults its collector flagged', (file) => {
    const flags = expectedOf(file).derived_by_collector.envelope_flags ?? [];
    const has = (level: string, code: string): boolean =>
      found(file).some((fault) => fault.level === level && fault.code === code);
    if (expectedOf(file).derived_by_collector.interchanges === undefined) return;
    expect(has('set', '4')).toBe(flags.includes('SE01 differs from counted segments'));
    expect(has('group', '5')).toBe(flags.includes('GE01 differs from transaction count'));
    expect(has('interchange', '001')).toBe(flags.includes('ISA13/IEA02 differ'));
  });
});

/** Type, business number, lines (levels of an 856, transfers of an 867) and total. */
const content: Readonly<Record<string, readonly (readonly [string, string | null, number, string?])[]>> = {
  '810-edinet-ariba-a.edi': [['810', 'DO091003TESTINV01', 2, '365.96']],
  '810-edinet-ariba-c-header.edi': [['810', 'DO091003TESTHDRINV01', 1, '411.92']],
  '810-moov-two-invoices.edi': [
    ['810', '654983115', 1, '1395.50'],
    ['810', '658089516', 1, '827.75'],
  ],
  '810-staedi-two-invoices.edi': [
    ['810', '00001', 7, '2554.38'],
    ['810', '00001', 2, '2554.38'],
  ],
  '810-stupidedi-aerospace.edi': [['810', '39876980601170600', 1, '170.60']],
  '832-edinet-book-catalog.edi': [['832', 'BISG', 2]],
  '832-stupidedi-healthcare-fee-schedule.edi': [['832', 'SHP-PPO-2012', 7]],
  '832-x12types-fragment-two-items.edi': [['832', null, 2]],
  '846-x12types-minimal.edi': [['846', 'REF1', 1]],
  '850-ediengine-ok.edi': [['850', '08292233294', 6]],
  '850-node-x12-basic.edi': [['850', '08292233294', 6]],
  '850-stedi-readme.edi': [['850', '365465413', 2]],
  '850-stupidedi-aerospace.edi': [['850', '508517', 1]],
  '850-stupidedi-minimal.edi': [['850', 'PO12345', 1]],
  '850-x12types-fragment-11.edi': [['850', '260001', 1]],
  '850-x12types-fragment-8.edi': [['850', '26000A-899', 2]],
  '850-x12types-napa-1.edi': [['850', '05832797OD000ZZZ04269', 4]],
  '850-x12types-napa-2.edi': [['850', '17148217OD000BIN16484', 1]],
  '850-x12types-snacks.edi': [['850', 'A99999-01', 7]],
  '855-node-x12.edi': [['855', 'POTEST1112', 4]],
  '855-stedi-inbound.edi': [['855', '365465413', 2]],
  '855-stupidedi-accepted.edi': [['855', 'XX-1234', 0]],
  '855-stupidedi-ship-details.edi': [['855', 'XX-1234', 3]],
  '855-stupidedi-shrader.edi': [['855', '1D711419', 1]],
  '856-ediengine-crossdock.edi': [['856', '000009', 13]],
  '856-x12types-856-basic-structure.edi': [['856', 'SHIP001', 4]],
  '856-x12types-856-with-line-items.edi': [['856', 'SHIP003', 5]],
  '856-x12types-minimal.edi': [['856', '0001', 1]],
  '856-x12types-parse-856.edi': [['856', 'SHIPMENT ID', 4]],
  '860-x12types-minimal.edi': [['860', 'PO123', 1]],
  '865-x12types-fragment-two-lines.edi': [['865', 'PO1', 2]],
  '867-x12types-minimal.edi': [['867', 'RPT123', 1]],
};

function contentOf(set: X12Set): readonly [string, string | null, number, string?] {
  const number = businessNumberOf(set);
  switch (set.type) {
    case '810': {
      const invoice = documentOf(documentTypes['810'], set);
      return [set.type, number, invoice.lines.length, invoice.total.amount];
    }
    case '856':
      return [set.type, number, [...eachLevel(documentOf(documentTypes['856'], set).levels)].length];
    case '867':
      return [set.type, number, documentOf(documentTypes['867'], set).transfers.length];
    case '832':
    case '846':
    case '850':
    case '855':
    case '860':
    case '865':
      return [set.type, number, documentOf<{ lines: readonly unknown[] }>(documentTypes[set.type], set).lines.length];
    default:
      throw new Error(`no content is expected of a ${set.type}`);
  }
}

describe.skipIf(!isThere)('what the samples say', () => {
  const complete = files.filter((file) => file.startsWith('8'));

  test.each(complete)('%s is read as a document', (file) => {
    expect(setsOf(file).map(contentOf)).toEqual(content[file]);
  });

  test('an 850 has its parts, prices and packings', () => {
    const { lines, references } = documentOf(documentTypes['850'], setOf('850-node-x12-basic.edi'));
    const stated = statedOf('850-node-x12-basic.edi');
    expect(references.map(({ value }) => value)).toEqual(stated['query REF02']);
    expect(references.filter(({ qualifier }) => qualifier === 'DP').map(({ value }) => value)).toEqual(
      stated['query REF02:REF01["DP"]'],
    );
    expect(lines[0]).toMatchObject({
      number: '1',
      quantity: '120',
      unit: 'EA',
      unitPrice: '9.25',
      productIds: [
        { qualifier: 'CB', value: '065322-117' },
        { qualifier: 'PR', value: 'RO' },
        { qualifier: 'VN', value: 'AB3542' },
      ],
    });
  });

  test('an 855 has its statuses with quantities, units and dates', () => {
    const answer = documentOf(documentTypes['855'], setOf('855-node-x12.edi'));
    expect(answer.lines.flatMap(({ statuses }) => statuses.map(({ status }) => status))).toContain('IR');
  });

  test('an 856 is flat items with their order, pack and quantity', () => {
    const items = shippedItems(documentOf(documentTypes['856'], setOf('856-ediengine-crossdock.edi')));
    expect(items.map(({ orderNumber, quantity, unit, ssccs }) => [orderNumber, quantity, unit, ...ssccs])).toEqual([
      ['POREF00', '12', 'EA', '000715670002152360'],
      ['POREF00', '12', 'EA', '000715670002152377'],
      ['POREF00', '12', 'EA', '000715670002152384'],
      ['POREF00', '12', 'EA', '000715670002152391'],
      ['POREF01', '12', 'EA', '000715670002152111'],
    ]);
  });

  test('what the sources assert of 856 holds', () => {
    const [basic, lines] = ['856-x12types-856-basic-structure.edi', '856-x12types-856-with-line-items.edi'];
    const [interchange] = interchangesOf(basic);
    expect(interchange?.header).toMatchObject({ sender: { id: 'SENDER' }, receiver: { id: 'RECEIVER' } });
    expect(interchange?.groups[0]?.header.functionalId).toBe('SH');
    expect(documentOf(documentTypes['856'], setOf(basic))).toMatchObject({ purpose: '00', shipmentId: 'SHIP001' });
    const items = shippedItems(documentOf(documentTypes['856'], setOf(lines)));
    expect(items.map(({ productIds, quantity, unit }) => [productIds, quantity, unit])).toEqual([
      [[{ qualifier: 'UP', value: '123456789' }], '10', 'EA'],
      [[{ qualifier: 'UP', value: '987654321' }], '5', 'EA'],
    ]);
    const shipment = documentOf(documentTypes['856'], setOf('856-x12types-parse-856.edi'));
    expect(shipment).toMatchObject({ shipmentId: 'SHIPMENT ID', levels: [{ level: 'S' }] });
    expect([...eachLevel(shipment.levels)].flatMap(({ marks }) => ssccsOf(marks))).toEqual([]);
  });

  test('an 810 has N2 amounts with their decimals', () => {
    const { charges, lines } = documentOf(documentTypes['810'], setOf('810-edinet-ariba-c-header.edi'));
    expect(charges.map(({ kind, code, amount }) => [kind, code, amount])).toEqual([
      ['A', 'C310', '41.19'],
      ['C', 'G830', '6.00'],
      ['C', 'H090', '10.00'],
      ['C', 'H850', '35.96'],
    ]);
    expect(lines[0]).toMatchObject({ quantity: '1', unitPrice: '359.96' });
  });

  test('what the sources state of 832, 846, 860, 865 and 867 holds', () => {
    const books = documentOf(documentTypes['832'], setOf('832-edinet-book-catalog.edi'));
    expect(statedOf('832-edinet-book-catalog.edi')).toEqual({
      items: books.lines.length,
      descriptions_of_first_item: books.lines[0]?.descriptions.length,
    });
    const widgets = documentOf(documentTypes['832'], setOf('832-x12types-fragment-two-items.edi'));
    expect(statedOf('832-x12types-fragment-two-items.edi')).toMatchObject({
      BCT01: widgets.kind,
      'N1 loops': widgets.parties.length,
      'LIN loops': widgets.lines.length,
    });
    const stock = documentOf(documentTypes['846'], setOf('846-x12types-minimal.edi'));
    expect(statedOf('846-x12types-minimal.edi')).toMatchObject({ BIA02: stock.reportType });
    expect(stock.lines[0]?.quantities).toMatchObject([{ qualifier: '33', quantity: '100', unit: 'EA' }]);
    const change = documentOf(documentTypes['860'], setOf('860-x12types-minimal.edi'));
    expect(statedOf('860-x12types-minimal.edi')).toMatchObject({ BCH03: change.orderNumber });
    const answer = documentOf(documentTypes['865'], setOf('865-x12types-fragment-two-lines.edi'));
    expect(statedOf('865-x12types-fragment-two-lines.edi')).toMatchObject({
      BCA01: answer.purpose,
      'POC loops': answer.lines.length,
      'POC02 first': answer.lines[0]?.change,
    });
    const usage = documentOf(documentTypes['867'], setOf('867-x12types-minimal.edi'));
    expect(statedOf('867-x12types-minimal.edi')).toMatchObject({
      'N1 loops': usage.parties.length,
      'PTD loops': usage.transfers.length,
      'SII loops': (sampleBeyond['867-x12types-minimal.edi'] ?? []).length,
      'QTY loops': usage.transfers[0]?.quantities.length,
    });
  });

  test('997 and 999 say what their sources state', () => {
    const groupsOf = (file: string) => setsOf(file).flatMap((set) => readAcknowledgement(set)?.groups ?? []);
    expect(interchangesOf('997-staedi-three-interchanges.edi')).toHaveLength(3);
    expect(groupsOf('997-x12types-minimal.edi')[0]?.functionalId).toBe('HC');
    expect(groupsOf('999-imsweb-accepted.edi')[0]?.result).toBe('A');
  });

  test('R46: the same order twice in one file is the same document', () => {
    const orders = setsOf('dup-gozer-duplicates-po-document.edi').filter(({ type }) => type === '850');
    const hashes = orders.map((set) => Buffer.from(contentHash(set)).toString('hex'));
    expect(orders.map(businessNumberOf)).toEqual(['804190', '804190']);
    expect(new Set(hashes).size).toBe(1);
  });
});
