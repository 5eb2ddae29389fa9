import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InvalidInput } from '@supply-hub/errors';
import { frame } from './frame.ts';
import { FrameReader, type FrameEvent } from './frame-reader.ts';

const [vt, fs, cr] = ['\u000b', '\u001c', '\r'];
const framed = (content: string): string => vt + content + fs + cr;
const reader = (maxFrameBytes = 1000, endBlockAlone: 'accept' | 'discard' = 'accept') =>
  new FrameReader({ maxFrameBytes, endBlockAlone });

const say = (event: FrameEvent): string =>
  event.kind === 'frame'
    ? `${event.isEndBlockAlone ? 'alone ' : ''}${Buffer.from(event.bytes).toString()}`
    : `${event.kind} ${event.byteCount}`;
const drain = (from: FrameReader): string[] => {
  const events: string[] = [];
  for (let event = from.next(); event !== undefined; event = from.next()) events.push(say(event));
  return events;
};
/** Feeds each piece as a chunk and gives what came of them. */
const fed = (pieces: readonly string[], from = reader()): string[] =>
  pieces.flatMap((piece) => {
    from.feed(Buffer.from(piece, 'latin1'));
    return drain(from);
  });

describe('frames', () => {
  test('are found whole, several in a chunk, and over chunks', () => {
    expect(fed([framed('A') + framed('B') + framed('C')])).toEqual(['A', 'B', 'C']);
    expect(fed([vt, 'A', fs, cr])).toEqual(['A']);
    expect(fed([`${vt}A${fs}`, `${cr}${vt}B`, fs + cr])).toEqual(['A', 'B']);
    expect(fed([...framed('ABC')])).toEqual(['ABC']);
  });

  test('may have line ends between them', () => {
    expect(fed([`\r\n${framed('A')}\n${framed('B')}\r\n`])).toEqual(['A', 'B']);
  });

  test('that were cut are reported, and the next one is whole', () => {
    expect(fed([`${vt}half${framed('B')}`])).toEqual(['cut 4', 'B']);
    expect(fed([`${vt}ha`, 'lf', vt, `B${fs}${cr}`])).toEqual(['cut 4', 'B']);
    expect(fed([`${vt}${vt}${vt}B${fs}${cr}`])).toEqual(['cut 0', 'cut 0', 'B']);
  });

  test('that hold nothing are reported', () => {
    expect(fed([framed('') + framed('B')])).toEqual(['empty 0', 'B']);
    expect(fed([vt, fs, cr])).toEqual(['empty 0']);
  });

  test('with an end block that is followed by content hold that byte', () => {
    expect(fed([framed(`A${fs}B`)])).toEqual([`A${fs}B`]);
    expect(fed([`${vt}A${fs}`, `B${fs}`, cr])).toEqual([`A${fs}B`]);
    expect(fed([framed(`A${fs}${fs}`)])).toEqual([`A${fs}${fs}`]);
  });

  test('whose end block lacks its CR end where the next begins, or at a line feed', () => {
    expect(fed([`${vt}A${fs}${framed('B')}`])).toEqual(['alone A', 'B']);
    expect(fed([`${vt}A${fs}`, framed('B')])).toEqual(['alone A', 'B']);
    expect(fed([`${vt}A${fs}\n${framed('B')}`])).toEqual(['alone A', 'B']);
    expect(fed([`${vt}A${fs}`, '\n'])).toEqual(['alone A']);
    expect(fed([`${vt}A${fs}${framed('B')}`], reader(1000, 'discard'))).toEqual(['cut 1', 'B']);
  });

  test('whose CR does not come in time are what the policy says', () => {
    for (const [policy, expected] of [
      ['accept', 'alone A'],
      ['discard', 'cut 1'],
    ] as const) {
      const from = reader(1000, policy);
      expect(fed([`${vt}A${fs}`], from)).toEqual([]);
      expect(from.position).toBe('ended');
      const event = from.endBlockTimedOut();
      expect(event && say(event)).toBe(expected);
      expect(fed([cr, framed('B')], from)).toEqual(['B']);
    }
    const open = reader();
    fed([`${vt}A`], open);
    expect(open.endBlockTimedOut()).toBeUndefined();
  });

  test('that are too long are reported and skipped, and their neighbours are not touched', () => {
    const long = 'x'.repeat(50);
    expect(fed([framed('A') + framed(long) + framed('B')], reader(30))).toEqual(['A', 'oversize 50', 'B']);
    expect(fed([framed('A'), vt, long, long, fs, cr, framed('B')], reader(30))).toEqual(['A', 'oversize 50', 'B']);
    expect(fed([vt + long, `${long}${fs}x${fs}`, cr + framed('B')], reader(30))).toEqual(['oversize 50', 'B']);
    expect(fed([vt + long, `${long}${framed('B')}`], reader(30))).toEqual(['oversize 50', 'B']);
    expect(fed([vt + long + fs, cr + framed('B')], reader(30))).toEqual(['oversize 50', 'B']);
    expect(fed([vt + long, `${fs}\n${framed('B')}`], reader(30))).toEqual(['oversize 50', 'B']);
  });

  test('that never end are a runaway, and so is what never begins one', () => {
    const chunk = 'x'.repeat(30);
    expect(fed([vt + chunk, chunk, chunk], reader(10))).toEqual(['oversize 30', 'runaway 60']);
    expect(fed(['GET / HTTP/1.1\r\n'])).toEqual([]);
    expect(fed(Array.from({ length: 7 }, () => 'x'.repeat(10_000)))).toEqual(['runaway 70000']);
  });

  test('beside stray bytes are whole; the stray bytes are reported once', () => {
    expect(fed([`noise\r\n${framed('A')}x`, `y${framed('B')}z`])).toEqual(['stray 5', 'A', 'stray 2', 'B']);
  });

  test('give their first bytes when they are faulty, as a copy', () => {
    const from = reader(10);
    const chunk = Buffer.from(framed('MSH|long and longer'));
    from.feed(chunk);
    const event = from.next();
    chunk.fill(0);
    expect(event?.kind === 'oversize' && Buffer.from(event.head).toString()).toBe('MSH|long and longer');
  });

  test('that are open when the peer goes are cut; an ended one is whole', () => {
    const finish = (...pieces: string[]) => {
      const from = reader();
      fed(pieces, from);
      const event = from.finish();
      return event && say(event);
    };
    expect(finish(`${vt}ha`, 'lf')).toBe('cut 4');
    expect(finish(vt)).toBe('cut 0');
    expect(finish(`${vt}A${fs}`)).toBe('alone A');
    expect(finish(framed('A'))).toBeUndefined();
    expect(finish('junk')).toBe('stray 4');
    expect(finish('\r\n')).toBeUndefined();
  });

  test('come out the same however the bytes are cut into chunks', () => {
    const piece = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', 'b', vt, fs, cr, '\n'), maxLength: 12 }),
      fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 30 }).map(framed),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }),
        fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
        (pieces, cuts) => {
          const text = pieces.join('');
          const chunks: string[] = [];
          for (let at = 0; at < text.length;) {
            const size = cuts.next().value ?? 1;
            chunks.push(text.slice(at, at + size));
            at += size;
          }
          // How much of an oversize frame had come when it was seen to be one depends on the chunks.
          const seen = (events: string[]) =>
            events
              .join()
              .replaceAll(/(oversize|runaway) \d+/g, '$1')
              .replaceAll(',runaway', '');
          return seen(fed(chunks, reader(20))) === seen(fed([text], reader(20)));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('of four and sixteen megabytes cost four and sixteen times one', () => {
    const megabyte = 'x'.repeat(1024 * 1024);
    const found = (megabytes: number): number => {
      const from = reader(32 * 1024 * 1024);
      const chunk = Buffer.alloc(65_536, 'x');
      from.feed(Buffer.from(vt));
      for (let fedBytes = 0; fedBytes < megabytes * megabyte.length; fedBytes += chunk.length) {
        from.feed(chunk);
        from.next();
      }
      from.feed(Buffer.from(fs + cr));
      const event = from.next();
      return event?.kind === 'frame' ? event.bytes.length : 0;
    };
    for (const megabytes of [1, 4, 16]) expect(found(megabytes)).toBe(megabytes * megabyte.length);
  });
});

describe('a message that is framed', () => {
  test('is read back as it was', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 100 }), (bytes) => {
        const message = bytes.map((byte) => (byte === 0x0b || byte === 0x1c ? 0x20 : byte));
        const from = reader();
        from.feed(frame(message));
        const event = from.next();
        return event?.kind === 'frame' && Buffer.compare(event.bytes, message) === 0;
      }),
    );
  });

  test('is refused when it holds a framing byte or nothing', () => {
    for (const bad of ['', `a${vt}`, `a${fs}${cr}b`]) expect(() => frame(Buffer.from(bad))).toThrow(InvalidInput);
  });
});
