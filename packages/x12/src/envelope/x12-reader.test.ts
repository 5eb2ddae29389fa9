import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { group, interchange, orderSegments, respelled, wrapped } from '../../test/interchange-text.ts';
import { readX12 } from './read-x12.ts';
import type { Segment } from '../text/segment.ts';
import type { X12Event } from './x12-event.ts';
import { X12Reader } from './x12-reader.ts';

const files = [
  interchange(undefined, { newline: '\r\n' }),
  `\u00ef\u00bb\u00bf${interchange(undefined, { repetition: '^', version: '00501' })}${respelled(interchange(), { element: '|', segment: '\n' })}`,
  wrapped(interchange(), 80),
  `${interchange().slice(0, 190)}${interchange(undefined, { control: '000000002' })}REST`,
  `UNB+UNOA:1'ISA*00*${interchange().replace('*>~', '*~')}`,
  interchange([group([...orderSegments, 'REF*PO*H\u00dcFTE\u00c3\u009c'], { count: '3' })], { newline: '\n' }).replace(
    '*>~',
    '*~',
  ),
  interchange().replace(/ +\*/g, '*').replace('SE*5*0001~', ''),
];

/** Events as plain text. */
function toldOf(chunks: readonly Uint8Array[], limits = {}): string[] {
  const events: string[] = [];
  const reader = new X12Reader((event) => events.push(written(event)), limits);
  for (const chunk of chunks) reader.write(chunk);
  reader.end();
  return events;
}
const written = (event: X12Event): string =>
  'segment' in event
    ? `${event.kind} ${event.segment.text} ${JSON.stringify(event.segment.position)}`
    : JSON.stringify(event);

function cut(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = 0, index = 0; at < bytes.length; index += 1) {
    const size = Math.max(1, sizes[index % Math.max(1, sizes.length)] ?? bytes.length);
    chunks.push(bytes.subarray(at, at + size));
    at += size;
  }
  return chunks;
}

describe('a stream', () => {
  test('gives the same events however it is cut into chunks', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.nat(400),
        fc.array(fc.integer({ min: 1, max: 130 }), { minLength: 1, maxLength: 8 }),
        (file, lost, sizes) => {
          const bytes = Buffer.from(file, 'latin1').subarray(0, Math.max(0, file.length - (lost % 5 === 0 ? lost : 0)));
          expect(toldOf(cut(bytes, sizes))).toEqual(toldOf([bytes]));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('byte by byte too', () => {
    for (const file of files) {
      const bytes = Buffer.from(file, 'latin1');
      expect(toldOf(cut(bytes, [1]))).toEqual(toldOf([bytes]));
    }
  });

  test('closes everything it opens', () => {
    for (const file of files) {
      for (let length = 0; length <= file.length; length += 7) {
        const kinds = toldOf([Buffer.from(file.slice(0, length), 'latin1')]).map(
          (event) => /[a-z0-9-]+/.exec(event.replace('{"kind":"', ''))?.[0],
        );
        for (const kind of ['interchange', 'group', 'set'])
          expect(kinds.filter((each) => each === `${kind}-end`)).toHaveLength(
            kinds.filter((each) => each === kind).length,
          );
      }
    }
  });

  test('gives up an interchange whose segment does not end, and takes the next', () => {
    const endless = interchange().replace('PO1*', `MSG*${'X'.repeat(5000)}*`);
    const events = toldOf(cut(Buffer.from(`${endless}${interchange()}`), [700]), { maxSegmentBytes: 4096 });
    expect(events.filter((event) => event.includes('longer than 4096 bytes'))).not.toEqual([]);
    expect(events.at(-1)).toContain('"faults":[]');
    for (const size of [1, 4096, 70_000])
      expect(toldOf(cut(Buffer.from(`${endless}${interchange()}`), [size]), { maxSegmentBytes: 4096 })).toEqual(events);
  });

  test('leaves chunks to their owner, who may write over them', () => {
    const held: Segment[] = [];
    const reader = new X12Reader((event) => {
      if (event.kind === 'segment') held.push(event.segment);
    });
    for (const chunk of cut(Buffer.from(interchange()), [50])) {
      const own = Buffer.from(chunk);
      reader.write(own);
      own.fill(0);
    }
    reader.end();
    expect(held.map(({ text }) => text)).toEqual(orderSegments);
    expect(held[2]?.value(7)).toBe('HIP-STM-12');
  });

  test('leaves segments out where nobody wants them', () => {
    const kinds: string[] = [];
    const reader = new X12Reader(({ kind }) => kinds.push(kind), { wantsSegments: false });
    reader.write(Buffer.from(interchange()));
    reader.end();
    expect(kinds).toEqual(['interchange', 'group', 'set', 'set-end', 'group-end', 'interchange-end']);
  });

  test('is read as it comes', async () => {
    const kinds: string[] = [];
    async function* source(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(interchange().slice(0, 215));
      expect(kinds).toEqual(['interchange', 'group', 'set', 'segment', 'segment']);
      yield Buffer.from(interchange().slice(215));
    }
    for await (const { kind } of readX12(source())) kinds.push(kind);
    expect(kinds.slice(5)).toEqual(['segment', 'segment', 'segment', 'set-end', 'group-end', 'interchange-end']);
  });
});
