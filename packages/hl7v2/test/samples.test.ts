import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  instantOf,
  readCharges,
  readFile,
  readHeader,
  readMasterFile,
  readMessage,
  readOrders,
  readPatientEvent,
  readSchedule,
  type Hl7Message,
} from '../src/hl7v2.ts';
import { findLines } from '../src/message/lines.ts';
import { expectFhirBundle } from './expected-fhir.ts';
import { xmlOf } from './expected-xml.ts';
import { departures, sampleFaults } from './sample-faults.ts';
import { readExpected } from './sample-expectations.ts';

/** Third-party messages, beside the repository where the workplace has them. */
const samples = new URL('../../../../shared/samples/hl7v2/', import.meta.url);
const isThere = existsSync(samples);
const files = isThere ? readdirSync(samples).filter((name) => name.endsWith('.hl7')) : [];
const bytesOf = (file: string): Buffer => readFileSync(new URL(file, samples));
const expectedOf = (file: string) => readExpected(readFileSync(new URL(`${file}.expected.json`, samples), 'utf8'));

const messagesOf = (file: string): Hl7Message[] =>
  readFile(bytesOf(file)).batches.flatMap((batch) =>
    batch.messages.map((entry) => entry.read()).flatMap((result) => (result.ok ? [result.message] : [])),
  );
const messageOf = (file: string): Hl7Message => {
  const [message] = messagesOf(file);
  if (message === undefined) throw new Error(`no message in ${file}`);
  return message;
};

/** Every code this package reports for a file, each once. */
function reported(file: string): string[] {
  const bytes = bytesOf(file);
  const one = readMessage(bytes);
  if (one.ok) return [...one.message.faults.map(({ code }) => code), ...problemsOf(one.message)];
  const whole = readFile(bytes);
  const isStream = one.code === 'batch' || one.code === 'several-messages';
  return [
    ...(isStream ? [] : [one.code]),
    ...whole.faults.map(({ code }) => code).filter((code) => code !== 'no-message'),
    ...messagesOf(file).flatMap((message) => [...message.faults.map(({ code }) => code), ...problemsOf(message)]),
  ];
}

function problemsOf(message: Hl7Message): string[] {
  const [schedule, charges, orders] = [readSchedule(message), readCharges(message), readOrders(message)];
  const [event, master] = [readPatientEvent(message), readMasterFile(message)];
  const problems = [
    ...readHeader(message).problems,
    ...(schedule.ok ? schedule.schedule.problems : []),
    ...(charges.ok ? charges.charges.problems : []),
    ...(orders.ok ? orders.orders.problems : []),
    ...(event.ok ? event.event.problems : []),
    ...(master.ok ? master.file.problems : []),
  ];
  return problems.map(() => 'problem');
}

const isDeparted = (file: string, word: string): boolean =>
  departures.some((departure) => departure.file === file && departure.stated.startsWith(word));

test.runIf(!isThere)('the third-party samples are not beside this repository: their tests are skipped', () => {
  expect(files).toEqual([]);
});

describe.skipIf(!isThere)('every sample', () => {
  test('is there to be read', () => {
    expect(files).toHaveLength(84);
  });

  test.each(files)('%s comes out byte for byte, read as a message or as a file', (file) => {
    const bytes = bytesOf(file);
    expect(Buffer.compare(readFile(bytes).toBytes(), bytes)).toBe(0);
    const one = readMessage(bytes);
    if (one.ok) expect(Buffer.compare(one.message.toBytes(), bytes)).toBe(0);
  });

  test.each(files)('%s comes out byte for byte when every field of it was written anew', (file) => {
    const bytes = bytesOf(file);
    const whole = readFile(bytes);
    for (const entry of whole.batches.flatMap((batch) => batch.messages)) {
      const result = entry.read();
      if (result.ok) rewrite(result.message);
    }
    expect(Buffer.compare(whole.toBytes(), bytes)).toBe(0);
  });

  test.each(files)('%s has what the collector counted in its bytes', (file) => {
    const { derived } = expectedOf(file);
    const whole = readFile(bytesOf(file));
    expect(bytesOf(file)).toHaveLength(derived.bytes);
    expect(whole.batches.flatMap((batch) => batch.messages)).toHaveLength(derived.messages);
    const envelope = [whole.header, whole.trailer, ...whole.batches.flatMap((batch) => [batch.header, batch.trailer])];
    for (const [name, count] of Object.entries(derived.batchSegments)) {
      expect(envelope.filter((segment) => segment?.name === name)).toHaveLength(count);
    }
    if (isDeparted(file, 'derived')) return;
    for (const [at, message] of messagesOf(file).entries()) {
      const stated = derived.messageList[at];
      expect(collapsed(message.segments.map(({ name }) => name))).toEqual(stated?.segments);
      for (const [field, value] of Object.entries(stated?.fields ?? {})) {
        expect(message.header.rawField(Number(field))).toBe(value);
      }
    }
  });

  test.each(files)('%s has the faults that are listed, and no other', (file) => {
    const listed = new Set(
      (sampleFaults[file] ?? []).map((fault) => fault.reportedAs).filter((code) => code !== undefined),
    );
    expect([...new Set(reported(file))].toSorted()).toEqual([...listed].toSorted());
  });

  test.each(Object.keys(sampleFaults))('the list of faults quotes %s as it is', (file) => {
    const text = bytesOf(file).toString('utf8');
    const { starts } = findLines(text);
    for (const { line, quote } of sampleFaults[file] ?? []) {
      expect(text.slice(starts[line - 1], starts[line] ?? text.length)).toContain(quote);
    }
  });

  test('that departs from what is stated of it is a sample', () => {
    for (const departure of departures) expect(files).toContain(departure.file);
  });
});

function rewrite(message: Hl7Message): void {
  for (const segment of message.segments) {
    for (let field = 1; field <= segment.fieldCount; field += 1) {
      const isFixed = segment.name === 'MSH' && (field < 3 || field === 18);
      if (!isFixed) segment.set(field, { raw: segment.rawField(field) });
    }
  }
}

/** `OBX OBX OBX` as `OBXx3`, as the expectations have it. */
function collapsed(names: readonly string[]): string[] {
  const runs: { name: string; count: number }[] = [];
  for (const name of names) {
    const last = runs.at(-1);
    if (last?.name === name) last.count += 1;
    else runs.push({ name, count: 1 });
  }
  return runs.map(({ name, count }) => (count > 1 ? `${name}x${count}` : name));
}

describe.skipIf(!isThere)('what a source says of its sample', () => {
  test.each(files.filter((file) => expectedOf(file).fhir !== undefined))('%s: its FHIR resources', (file) => {
    const { fhir } = expectedOf(file);
    expectFhirBundle(messageOf(file), fhir ?? []);
  });

  test.each(files.filter((file) => expectedOf(file).xml !== undefined))('%s: its XML', (file) => {
    expect(xmlOf(messageOf(file))).toBe(expectedOf(file).xml);
  });

  test('charges are typed and counted', () => {
    const reading = readCharges(messageOf('cosyte-dft-p03-charge.hl7'));
    const [first, second] = reading.ok ? reading.charges.transactions : [];
    expect(expectedOf('cosyte-dft-p03-charge.hl7').states).toMatchObject({ charges: 2, 'FT1-10': 1 });
    expect(second?.transactionId).toBe('TXN-Q-002');
    expect(first).toMatchObject({
      type: 'CG',
      chargeCode: { code: '80053', text: 'Comprehensive metabolic panel' },
      transactedAt: { text: '20260419', precision: 'day' },
      quantity: '1',
      diagnoses: [{ code: 'E11.9' }, { code: 'I10' }],
      extendedAmount: { amount: '150.00', currency: 'USD' },
      unitAmount: { amount: '150.00', currency: 'USD' },
    });
  });

  test('runs of separators drop no field, and empty is not null', () => {
    expect(messageOf('cosyte-edge-consecutive-delimiters.hl7').segment('PID')?.fieldCount).toBe(18);
    const empty = messageOf('cosyte-edge-empty-fields.hl7').segment('PID');
    expect([2, 3, 5, 7].map((field) => empty?.value(field))).toEqual([undefined, undefined, undefined, undefined]);
    const nulls = messageOf('cosyte-edge-null-fields.hl7').segment('PID');
    expect([2, 9, 10].map((field) => nulls?.value(field))).toEqual([null, null, null]);
  });

  test('escapes are decoded, and escaped again when written', () => {
    const message = messageOf('cosyte-edge-embedded-delimiters.hl7');
    const name = [1, 2, 3, 4, 5].map((component) => message.segment('PID')?.value(5, component));
    expect(name).toEqual(['Smith|Jones', 'John^Public', 'Q&Roe', 'Jr~Sr', 'Dr\\Prof']);
    const before = message.toText();
    message.segment('PID')?.set(5, name);
    expect(message.toText()).toBe(before);
    expect(messageOf('rethink-edge-escaped-delimiters.hl7').value('OBX-5')).toBe(
      'Result contains pipe | and ampersand & and caret ^ and tilde ~ and backslash \\ chars',
    );
  });

  test('highlighting, local sequences and formatting stay verbatim, and can be had as plain text', () => {
    expect(messageOf('cosyte-edge-escape-highlight.hl7').value('OBX-5')).toBe(
      'Critical \\H\\value\\N\\ requires attention',
    );
    expect(messageOf('cosyte-quirk-unknown-escape-sequence.hl7').value('OBX-5')).toBe(
      'Some text with \\Z99\\ embedded',
    );
    const note = messageOf('cosyte-text-formatting-note.hl7').segment('OBX');
    expect(note?.value(5)).toContain('formalin.\\.br\\Gross');
    expect(note?.plainText(5)).toBe(
      'Specimen received in formalin.\nGross examination unremarkable.\nMicroscopic:\nNo atypical cells identified.\nEND OF REPORT',
    );
    const [formatted, hex] = messageOf('efferent-orm.hl7').segmentsNamed('NTE');
    expect(formatted?.plainText(3)).toBe('some text\nsome text after new line\nissue Efferent-Health#82');
    expect(hex?.value(3)).toBe('some text\r\nsome text after new line\r\nissue Efferent-Health#81');
  });

  test('names beyond ASCII are kept', () => {
    const name = messageOf('cosyte-edge-unicode-names.hl7').segment('PID')?.repetitions(5);
    expect(name?.map((each) => [each.value(1), each.value(2)])).toEqual([
      ['Müller', 'Jürgen'],
      ['李', '明'],
    ]);
  });

  test('blanks around an identifier are its own', () => {
    expect(messageOf('cosyte-quirk-field-whitespace-trimmed.hl7').value('PID-3')).toBe('  MRN-VQ-002  ');
  });

  test('fatal ones are refused', () => {
    const refusals = files.filter((file) => /fatal/.test(JSON.stringify(expectedOf(file).states)));
    expect(refusals.map((file) => readMessage(bytesOf(file)).ok)).toEqual([false, false]);
    expect(readMessage(bytesOf('rethink-invalid-missing-msh.hl7')).ok).toBe(false);
    expect(readFile(bytesOf('python-hl7-bad-batch-no-msh.hl7')).faults[0]).toMatchObject({
      code: 'segment-outside-message',
      line: 2,
    });
  });

  test('unknown segments are kept', () => {
    const names = messageOf('cosyte-z-segments.hl7').segments.map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('Z'))).toEqual(['ZXX', 'ZYY']);
  });

  test('streams, batches and files have their messages, ids and counts', () => {
    const ids = (file: string) => messagesOf(file).map((message) => message.value('MSH-10'));
    expect(ids('hapi-stream-three.hl7')).toEqual(['102416', '102417', '102418']);
    expect(ids('python-hl7-batch-2.hl7')).toEqual(['12334456778890', '12334456778891']);
    const batch = readFile(bytesOf('python-hl7-batch-1.hl7')).batches[0];
    expect([batch?.header?.value(4), batch?.trailer?.value(1)]).toEqual(['ABCHS', '1']);
    const file = readFile(bytesOf('python-hl7-file-2-batches.hl7'));
    expect(file.batches.map((each) => each.trailer?.value(1))).toEqual(['2', '1']);
    expect([file.trailer?.value(1), file.faults]).toEqual(['2', []]);
    const single = readFile(bytesOf('python-hl7-file-1.hl7'));
    expect([single.batches.length, single.header?.value(4), single.trailer?.value(1)]).toEqual([1, 'ABCHS', '1']);
  });

  test('python-hl7-oru has its segments and its first observation', () => {
    const message = messageOf('python-hl7-oru.hl7');
    expect(message.segments.map(({ name }) => name)).toEqual(['MSH', 'PID', 'OBR', 'OBX', 'OBX']);
    expect([1, 2, 3].map((component) => message.segment('OBX')?.value(3, component))).toEqual([
      '1554-5',
      'GLUCOSE',
      'POST 12H CFST:MCNC:PT:SER/PLAS:QN',
    ]);
  });

  test('times keep their zone and their precision', () => {
    const zoned = readHeader(messageOf('cosyte-datetime-tz-offset.hl7')).sentAt;
    expect(zoned && instantOf(zoned, 'UTC')?.instant.toString()).toBe('2025-01-02T20:30:45Z');
    const fraction = readHeader(messageOf('hapi-adt-a01-tz-fraction.hl7')).sentAt;
    expect(fraction).toMatchObject({ precision: 'fraction', offset: '-05:00' });
  });
});
