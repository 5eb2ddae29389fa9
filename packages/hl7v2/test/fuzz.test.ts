import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ManualClock } from '@supply-hub/clock';
import { countInputs, soakRuns, soakTimeout } from '@supply-hub/testkit/soak';
import {
  answerTo,
  buildMessage,
  createControlIds,
  frame,
  FrameReader,
  peekControlId,
  readAcknowledgement,
  readCharges,
  readFile,
  readHeader,
  readMasterFile,
  readMessage,
  readOrders,
  readPatientEvent,
  readSchedule,
  refusalOf,
  scheduledTime,
  type Hl7Message,
} from '../src/hl7v2.ts';
import { randomFrom, type Random } from './random.ts';

/**
 * Mutated messages through everything that reads: no crash, no hang, no injected segment, no byte lost,
 * nothing on a prototype. A normal run tries a thousand, `npm run soak` a hundred thousand; `HL7_FUZZ_SEED`
 * repeats a run.
 */
const runs = soakRuns(1000);
const seed = Number(process.env['HL7_FUZZ_SEED'] ?? 20_261_120);

const tools = { clock: new ManualClock('2026-03-01T20:05:10Z'), controlIds: createControlIds() };

/** One message of each kind, of our own making; the third-party samples too where they are. */
function corpus(): Buffer[] {
  const own = buildMessage({
    header: {
      3: 'ORSCHED',
      7: '20260301140509-0600',
      9: ['SIU', 'S12', 'SIU_S12'],
      10: 'C1',
      11: 'P',
      12: '2.5.1',
      15: 'AL',
    },
    segments: [
      [
        'SCH',
        {
          2: ['88213', 'ORSYS'],
          9: '120',
          10: 'min',
          11: [undefined, undefined, '120', '20260309073000'],
          25: 'Booked',
        },
      ],
      ['PID', { 3: { repetitions: [['A', undefined, undefined, ['H', '1.2', 'ISO'], 'MR'], 'B'] }, 5: null }],
      ['RGS', { 1: '1' }],
      ['AIS', { 1: '1', 3: ['27130', 'TOTAL & HIP | é 中', 'CPT'], 4: '20260309073000', 7: '120', 8: 'min' }],
      ['NTE', { 3: { raw: 'a\\.br\\b \\H\\c\\N\\ \\XC3A9\\ \\Z1\\' } }],
      ['FT1', { 2: 'TX', 4: '20260309', 6: 'CG', 10: '-1', 11: [['100', 'USD']] }],
      ['MFI', { 1: 'MMI' }],
      ['MFE', { 1: 'MAD', 4: 'K' }],
      ['ORC', { 1: 'NW', 2: ['1', 'A'] }],
      ['MSA', { 1: 'AA', 2: 'C1' }],
      ['ERR', { 3: '207' }],
    ],
  }).toBytes();
  const types = ['SIU', 'DFT', 'MFN', 'ADT', 'ORM'].map((type) =>
    Buffer.from(Buffer.from(own).toString().replace('SIU', type)),
  );
  const batch = Buffer.concat([Buffer.from('FHS|^~\\&|\rBHS|^~\\&|\r'), own, own, Buffer.from('BTS|2\rFTS|1\r')]);
  const samples = new URL('../../../../shared/samples/hl7v2/', import.meta.url);
  const theirs = existsSync(samples)
    ? readdirSync(samples)
        .filter((name) => name.endsWith('.hl7'))
        .map((name) => readFileSync(new URL(name, samples)))
        .filter((bytes) => bytes.length < 6000)
    : [];
  return [...types, batch, ...theirs];
}

const pieces = [
  '|',
  '^',
  '~',
  '\\',
  '&',
  '#',
  '\r',
  '\n',
  '\r\n',
  '\u000b',
  '\u001c',
  '\u001c\r',
  '\u0000',
  '""',
  '\ufeff',
  '\u00e9',
  'é',
  '\u001b$B',
  '\rMSH|^~\\&|',
  '\rPID|',
  '\nZZZ|1',
  'FHS|^~\\&\r',
  '\\F\\',
  '\\X0D\\',
  '\\X',
  '\\E',
  '__proto__',
  'constructor',
  '99999999999999999999',
].map((text) => Buffer.from(text, text === '\u00e9' ? 'latin1' : 'utf8'));

/** Changes a message in up to six places; every second time the header line is left alone, so that it is read. */
function mutate(original: Buffer, random: Random, keepsHeader: boolean): Buffer {
  let bytes = Buffer.from(original);
  const header = bytes.findIndex((byte) => byte === 13 || byte === 10);
  const from = keepsHeader && header !== -1 ? header + 1 : 0;
  const changes = 1 + random(6);
  for (let change = 0; change < changes; change += 1) {
    const at = Math.min(bytes.length, from + random(Math.max(1, bytes.length - from)));
    const piece = pieces[random(pieces.length)] ?? Buffer.alloc(0);
    const cut = random(40);
    switch (random(6)) {
      case 0:
        bytes = Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
        break;
      case 1:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + cut)]);
        break;
      case 2:
        if (at < bytes.length) bytes[at] = random(256);
        break;
      case 3:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - cut), at), bytes.subarray(at)]);
        break;
      case 4:
        bytes = bytes.subarray(0, Math.max(from, at));
        break;
      default:
        bytes = Buffer.concat([bytes.subarray(0, at), piece, piece, bytes.subarray(at + 1)]);
    }
  }
  return bytes;
}

function readEverything(message: Hl7Message): void {
  const schedule = readSchedule(message);
  if (schedule.ok) scheduledTime(schedule.schedule);
  const views: unknown[] = [
    readHeader(message),
    schedule,
    readCharges(message),
    readOrders(message),
    readPatientEvent(message),
  ];
  views.push(readMasterFile(message));
  JSON.stringify([views, readAcknowledgement(message), message.faults]);
  for (const segment of message.segments) {
    for (let field = 1; field <= Math.min(segment.fieldCount, 60); field += 1) {
      for (const repetition of segment.repetitions(field)) {
        repetition.value(1, 1);
        repetition.plainText();
      }
    }
  }
}

/** Setting a value must change its field and nothing else. */
function expectNoInjection(message: Hl7Message, random: Random): void {
  const before = message.segments.map(({ name }) => name).join();
  const segments = message.segments.filter(({ name }) => name !== '' && name !== 'MSH');
  const segment = segments[random(Math.max(1, segments.length))];
  if (segment === undefined) return;
  const value = (pieces[random(pieces.length)] ?? Buffer.alloc(0)).toString('latin1');
  const text = `A${value}B`;
  const field = 1 + random(segment.fieldCount + 3);
  const count = Math.max(segment.fieldCount, field);
  try {
    segment.set(field, text);
  } catch (error) {
    // Its character set cannot carry the text: refused, unchanged.
    expect(error).toHaveProperty('code', 'BAD_USER_INPUT');
    return;
  }
  const again = readMessage(message.toBytes());
  const found = again.ok ? again.message.segments : [];
  expect(found.map(({ name }) => name).join()).toBe(before);
  const same = found[message.segments.indexOf(segment)];
  expect(same?.fieldCount).toBe(count);
  expect(same?.text(field)).toBe(text);
}

describe(`${runs} mutated messages (seed ${seed})`, () => {
  const random = randomFrom(seed);
  const originals = corpus();
  const pick = (): Buffer => originals[random(originals.length)] ?? Buffer.alloc(0);
  const prototypes = [Object.prototype, Array.prototype, Function.prototype];
  const keysOf = () => prototypes.map((prototype) => Reflect.ownKeys(prototype).length);
  const keysBefore = keysOf();

  test('are read or refused, answered, and given back byte for byte', soakTimeout(runs), (context) => {
    const count = countInputs(context);
    let readCount = 0;
    for (let run = 0; run < runs; run += 1) {
      const bytes = mutate(pick(), random, run % 2 === 0);
      count(() => {
        const result = readMessage(bytes);
        if (!result.ok) {
          const refusal = readMessage(refusalOf(bytes, result, tools));
          if (!refusal.ok || refusal.message.value('MSA-1') !== 'AR') throw new Error(`run ${run}: no refusal`);
          return false;
        }
        readCount += 1;
        const { message } = result;
        if (Buffer.compare(message.toBytes(), bytes) !== 0) throw new Error(`run ${run}: bytes were lost`);
        readEverything(message);
        const answer = answerTo(message, { outcome: 'error', errors: [{ code: '207', userMessage: 'x|y\rz' }] }, tools);
        if (answer !== undefined) {
          const read = readMessage(answer);
          const isOne = read.ok && /^[AC]E$/.test(read.message.value('MSA-1') ?? '');
          if (!isOne || answer.includes(0x0b) || answer.includes(0x1c)) throw new Error(`run ${run}: not answered`);
        }
        expectNoInjection(message, random);
        return true;
      });
    }
    expect(readCount).toBeGreaterThan(runs / 2);
    expect(keysOf()).toEqual(keysBefore);
  });

  test('are found in files, each with its bytes', soakTimeout(runs), (context) => {
    const count = countInputs(context);
    for (let run = 0; run < runs; run += 1) {
      const bytes = mutate(Buffer.concat([pick(), pick()]), random, run % 2 === 0);
      count(() => {
        const file = readFile(bytes);
        if (Buffer.compare(file.toBytes(), bytes) !== 0) throw new Error(`run ${run}: bytes were lost`);
        const readings = file.batches.flatMap((batch) => batch.messages.map((entry) => entry.read()));
        peekControlId(bytes);
        return readings.some(({ ok }) => ok);
      });
    }
  });

  test('in frames never take a byte of the frames around them', soakTimeout(runs), (context) => {
    const count = countInputs(context);
    for (let run = 0; run < runs; run += 1) {
      const wire = Buffer.concat([
        Buffer.from('\u000bfirst\u001c\r\u000b'),
        mutate(pick(), random, true),
        Buffer.from('\u001c\r\u000blast\u001c\r'),
      ]);
      count(() => {
        const frames = framesOf(chunksOf(wire, random));
        if (frames[0] !== 'first' || frames.at(-1) !== 'last') throw new Error(`run ${run}: a neighbour was touched`);
        return true;
      });
    }
  });

  test(
    'in frames that are broken themselves come out the same however they are cut into chunks',
    soakTimeout(runs),
    (context) => {
      const count = countInputs(context);
      for (let run = 0; run < runs; run += 1) {
        const wire = mutate(
          Buffer.concat([frame(Buffer.from('first')), frame(withoutFraming(pick())), frame(Buffer.from('last'))]),
          random,
          false,
        );
        count(() => {
          const frames = framesOf(chunksOf(wire, random));
          if (frames.join('\u0000') !== framesOf([wire]).join('\u0000'))
            throw new Error(`run ${run}: chunks changed a frame`);
          if (frames.some((each) => each.includes('\u000b'))) throw new Error(`run ${run}: two frames were glued`);
          return frames.length === 3;
        });
      }
    },
  );
});

function framesOf(chunks: readonly Uint8Array[]): string[] {
  const reader = new FrameReader({ maxFrameBytes: 1 << 20, endBlockAlone: 'accept' });
  const frames: string[] = [];
  for (const chunk of chunks) {
    reader.feed(chunk);
    for (let event = reader.next(); event !== undefined; event = reader.next()) {
      if (event.kind === 'frame') frames.push(Buffer.from(event.bytes).toString('latin1'));
    }
  }
  return frames;
}

function chunksOf(wire: Uint8Array, random: Random): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < wire.length; at += chunks.at(-1)?.length ?? 1)
    chunks.push(wire.subarray(at, at + 1 + random(700)));
  return chunks;
}

/** A sample may itself hold the bytes that frame messages. */
const withoutFraming = (bytes: Buffer): Buffer => Buffer.from(bytes.filter((byte) => byte !== 0x0b && byte !== 0x1c));
