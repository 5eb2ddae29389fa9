import { describe, expect, test } from 'vitest';
import { interchange, wrapped } from '../../test/interchange-text.ts';
import { readInterchanges } from '../envelope/read-interchanges.ts';
import { readSet } from './read-set.ts';
import { setSegments } from './set-segments.ts';

const separators = { element: '*', component: '>', repetition: null, segment: '~' };

describe('a stored set', () => {
  test('is read as it was in its interchange', () => {
    for (const text of [interchange(undefined, { newline: '\r\n' }), wrapped(interchange(), 60)]) {
      const [found] = readInterchanges(Buffer.from(text));
      const set = found?.groups[0]?.sets[0] ?? expect.unreachable();
      const stored = readSet(Buffer.from(set.bytes), set.separators, set.version);
      expect(stored).toMatchObject({ type: '850', controlNumber: '0001', version: '004010', faults: [] });
      expect(stored.segments.map((segment) => segment.text)).toEqual(set.segments.map((segment) => segment.text));
      expect(stored.segments.map(({ position }) => position.inSet)).toEqual([1, 2, 3, 4, 5]);
      const shift = set.segments.map(
        ({ position }, index) => position.offset - (stored.segments[index]?.position.offset ?? 0),
      );
      expect(new Set(shift)).toEqual(new Set([set.start]));
    }
  });

  test('larger than what is held at a time loses nothing where windows meet', () => {
    const lines = Array.from({ length: 9000 }, (_, index) => `PID*F****${'É'.repeat(index % 50)} ${index}`);
    lines[40] = `MSG*${'long '.repeat(40_000)}end`;
    const bytes = Buffer.from(`ST*832*0001~\n${lines.map((line) => `${line}~\n`).join('')}SE*9002*0001~`);
    const found = [...setSegments(bytes, separators)];
    expect(found.map(({ text }) => text)).toEqual(['ST*832*0001', ...lines, 'SE*9002*0001']);
    const last = found.at(-1)?.position;
    expect(last).toEqual({ segment: 9002, inSet: 9002, offset: bytes.length - 13 });
    expect(
      found.slice(0, 60).map(({ position }) => bytes.toString('utf8', position.offset, position.offset + 2)),
    ).toEqual(found.slice(0, 60).map(({ id }) => id.slice(0, 2)));
  });
});
