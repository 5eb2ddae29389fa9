import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { countInputs, soakRuns, soakTimeout } from '@supply-hub/testkit/soak';
import { readDocument } from '../src/documents/document-types.ts';
import { readCatalogueLines832 } from '../src/documents/read-by-lines.ts';
import { businessKeyOf, businessNumberOf } from '../src/documents/business-number.ts';
import { afterBlanks } from '../src/text/blanks.ts';
import {
  acknowledge,
  buildInterchange,
  buildTa1,
  contentHash,
  hlTree,
  judgeGroup,
  judgeInterchange,
  readAcknowledgement,
  readBareSet,
  readInterchanges,
  readSet,
  readTa1,
  standardSeparators,
  X12Reader,
  type Interchange,
  type X12Set,
} from '../src/x12.ts';
import { group, interchange, respelled, wrapped } from './interchange-text.ts';
import { randomFrom, type Random } from './random.ts';
import { documentSets } from './document-sets.ts';

/**
 * Mutated documents through everything that reads: no crash, no hang, no byte lost, the same however they are cut, and
 * every answer to them read as an answer. Half of them pass the envelope, so that their segments are read. A normal run
 * tries a thousand, `npm run soak` a hundred thousand; `X12_FUZZ_SEED` repeats a run.
 */
const runs = soakRuns(1000);
const seed = Number(process.env['X12_FUZZ_SEED'] ?? 20_261_122);

const at = Temporal.PlainDateTime.from('2026-11-22T08:00');

/** Interchanges of our own, in the ways partners spell them; the third-party samples too where they are. */
function corpus(): Buffer[] {
  const own = documentSets.map((segments, index) =>
    interchange([group(segments), group(documentSets[(index + 1) % documentSets.length], { control: '8' })], {
      newline: ['', '\n', '\r\n'][index % 3] ?? '',
    }),
  );
  const spelled = [
    ...own,
    ...own.map((text) => respelled(text, { element: '|', segment: '\n' })),
    wrapped(own[0] ?? '', 80),
    `\u00ef\u00bb\u00bf${(own[1] ?? '').replace(/ +\*/g, ' *')}`,
    own.slice(0, 3).join('\n'),
  ];
  const samples = new URL('../../../../shared/samples/x12/', import.meta.url);
  const theirs = existsSync(samples)
    ? readdirSync(samples)
        .filter((name) => name.endsWith('.edi'))
        .map((name) => readFileSync(new URL(name, samples)))
    : [];
  return [...spelled.map((text) => Buffer.from(text, 'latin1')), ...theirs];
}

const pieces = [
  '*',
  '**',
  '>',
  '^',
  '~',
  '~~',
  '\r\n',
  '\n',
  '|',
  '~ISA*00*          *00*          *ZZ*X              *ZZ*Y              *261122*1750*U*00401*000000009*0*P*>~',
  '~ISA*',
  '~IEA*1*000000001~',
  '~GS*PO*A*B*20261122*1750*9*X*004010~',
  '~GE*1*7~',
  '~ST*850*0009~',
  '~SE*5*0001~',
  '~TA1*000000001*261122*1750*A*000~',
  '~HL*1*1*I~',
  '~HL*9*3*I*0~LIN**VC*A~SN1**-1*EA~',
  '~PO1*1*1e400*EA*.~',
  '~CTP**CON*-0.00*99999999999999999999*EA>>>9~',
  '~DTM*011*20260230*2561*XX~',
  '~N1*ST*A*92*B~N1*ST~',
  '\u0000',
  '\u001a',
  '\u00ef\u00bb\u00bf',
  '\u00c3',
  '\u00e9',
  '__proto__',
  'constructor',
  '99999999999999999999',
  '-',
].map((text) => Buffer.from(text, 'latin1'));

/** Changes a file in up to six places from `from` on. */
function mutate(original: Buffer, random: Random, from: number): Buffer {
  let bytes = Buffer.from(original);
  const changes = 1 + random(6);
  for (let change = 0; change < changes; change += 1) {
    const place = Math.min(bytes.length, from + random(Math.max(1, bytes.length - from)));
    const piece = pieces[random(pieces.length)] ?? Buffer.alloc(0);
    const length = random(60);
    switch (random(6)) {
      case 0:
        bytes = Buffer.concat([bytes.subarray(0, place), piece, bytes.subarray(place)]);
        break;
      case 1:
        bytes = Buffer.concat([bytes.subarray(0, place), bytes.subarray(place + length)]);
        break;
      case 2:
        if (place < bytes.length) bytes[place] = random(256);
        break;
      case 3:
        bytes = Buffer.concat([
          bytes.subarray(0, place),
          bytes.subarray(Math.max(from, place - length), place),
          bytes.subarray(place),
        ]);
        break;
      case 4:
        bytes = bytes.subarray(0, Math.max(from, place));
        break;
      default:
        bytes = Buffer.concat([bytes.subarray(0, place), piece, piece, bytes.subarray(place + 1)]);
    }
  }
  return bytes;
}

/** A mutated document in an envelope that counts what is left of it. */
function mutatedWithin(random: Random): Buffer {
  const original = documentSets[random(documentSets.length)] ?? [];
  const [first = '', ...rest] = original;
  const body = mutate(Buffer.from(rest.slice(0, -1).join('~'), 'latin1'), random, 0).toString('latin1');
  const segments = body
    .split('~')
    .map((segment) => segment.slice(afterBlanks(segment, 0, segment.length)))
    .filter((segment) => segment !== '' && !/^(?:ISA|IEA|GS|GE|ST|SE)/.test(segment) && !segment.includes('ISA*'));
  const control = first.split('*')[2] ?? '';
  return Buffer.from(interchange([group([first, ...segments, `SE*${segments.length + 2}*${control}`])]), 'latin1');
}

const isSound = (each: Interchange): boolean =>
  ![each.faults, ...each.groups.flatMap(({ faults, sets }) => [faults, ...sets.map((set) => set.faults)])]
    .flat()
    .some(({ isFatal }) => isFatal);

/** Whatever reads a set, reads it. */
function readEverything(set: X12Set): void {
  const texts: string[] = [];
  for (const segment of set.segments) {
    for (let element = 1; element <= Math.min(segment.count, 40); element += 1)
      texts.push(segment.value(element) ?? '', segment.value(element, 2, 1) ?? '', ...segment.values(element));
  }
  hlTree(set.segments);
  contentHash(set);
  const reading = readDocument(set);
  JSON.stringify([texts, reading, businessNumberOf(set), businessKeyOf(set), readAcknowledgement(set)]);
  if (set.type === '832') for (const part of readCatalogueLines832(set)) JSON.stringify(part);
  const stored = readSet(Buffer.from(set.bytes), set.separators, set.version);
  if (stored.segments.length !== set.segments.length) throw new Error('a stored set has other segments');
  readBareSet(set.bytes, set.version);
}

/** What is answered is an answer, to the last control number. */
function answer(found: Interchange): void {
  if (found.header === null) return;
  const [ta1, ...groups] = [
    buildTa1(judgeInterchange({ header: found.header, faults: found.faults })),
    ...found.groups.map((each) => judgeGroup(each)),
  ];
  let bytes: Uint8Array;
  try {
    bytes = buildInterchange({
      separators: standardSeparators,
      newline: '',
      version: '00401',
      sender: { qualifier: 'ZZ', id: 'HUB' },
      receiver: { qualifier: 'ZZ', id: 'MERIDIAN' },
      usage: 'P',
      controlNumber: '1',
      ackRequested: false,
      at,
      ta1s: [ta1],
      groups: groups.map((judgement, index) => ({
        functionalId: 'FA',
        sender: 'HUB',
        receiver: 'MERIDIAN',
        controlNumber: String(index + 1),
        version: '004010',
        sets: [{ type: '997', controlNumber: '1', segments: acknowledge('997', judgement) }],
      })),
    });
  } catch (error) {
    // A control number that holds one of our own separators cannot be said back.
    expect(error).toHaveProperty('code', 'BAD_USER_INPUT');
    return;
  }
  const [read] = readInterchanges(bytes);
  if (read === undefined || !isSound(read) || read.groups.length !== found.groups.length)
    throw new Error('an answer cannot be read');
  const [said] = read.ta1s;
  if (said === undefined || numeric(readTa1(said).controlNumber) !== numeric(found.header.controlNumber))
    throw new Error('the TA1 answers another interchange');
  for (const [index, each] of read.groups.entries()) {
    const set = each.sets[0];
    const acknowledged = set && readAcknowledgement(set)?.groups[0];
    if (acknowledged?.sets.length !== found.groups[index]?.sets.length) throw new Error('a set is not answered');
  }
}
const numeric = (text: string): string => text.replace(/^0+/, '');

function toldOf(chunks: Iterable<Uint8Array>): string {
  const told: string[] = [];
  const reader = new X12Reader((event) =>
    told.push(
      'segment' in event ? `${event.kind}${event.segment.text}${event.segment.position.offset}` : JSON.stringify(event),
    ),
  );
  for (const chunk of chunks) reader.write(chunk);
  reader.end();
  return told.join('\n');
}

function* chunksOf(bytes: Uint8Array, random: Random): Generator<Uint8Array> {
  for (let from = 0, length = 0; from < bytes.length; from += length) {
    length = 1 + random(300);
    yield bytes.subarray(from, from + length);
  }
}

describe(`${runs} mutated files (seed ${seed})`, () => {
  const random = randomFrom(seed);
  const originals = corpus();
  const pick = (): Buffer => originals[random(originals.length)] ?? Buffer.alloc(0);
  const prototypes = [Object.prototype, Array.prototype, Function.prototype];
  const keysOf = () => prototypes.map((prototype) => Reflect.ownKeys(prototype).length);
  const keysBefore = keysOf();

  test('are read, answered, and give back their sets byte for byte', soakTimeout(runs), (context) => {
    const count = countInputs(context);
    let soundCount = 0;
    for (let run = 0; run < runs; run += 1) {
      const bytes = run % 2 === 0 ? mutatedWithin(random) : mutate(pick(), random, 0);
      count(() => {
        const found = readInterchanges(bytes);
        let end = 0;
        for (const each of found) {
          if (each.start < end || each.end < each.start || each.end > bytes.length)
            throw new Error(`run ${run}: overlap`);
          end = each.end;
          answer(each);
          for (const set of each.groups.flatMap(({ sets }) => sets)) {
            if (!bytes.subarray(set.start, set.end).equals(set.bytes)) throw new Error(`run ${run}: bytes were lost`);
            readEverything(set);
          }
        }
        const isAccepted = found.length > 0 && found.every((each) => each.header !== null && isSound(each));
        if (run % 2 === 0 && !isAccepted) throw new Error(`run ${run}: the envelope did not pass`);
        if (isAccepted) soundCount += 1;
        return isAccepted;
      });
    }
    expect(soundCount).toBeGreaterThanOrEqual(runs / 2);
    expect(keysOf()).toEqual(keysBefore);
  });

  test('are told the same however they are cut into chunks', soakTimeout(runs), (context) => {
    const count = countInputs(context);
    for (let run = 0; run < runs; run += 1) {
      const bytes = mutate(run % 3 === 0 ? Buffer.concat([pick(), pick()]) : pick(), random, run % 2 === 0 ? 106 : 0);
      count(() => {
        const told = toldOf([bytes]);
        if (toldOf(chunksOf(bytes, random)) !== told) throw new Error(`run ${run}: chunks changed what is told`);
        return !told.includes('"isFatal":true');
      });
    }
  });
});
