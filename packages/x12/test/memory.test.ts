import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { readCatalogueLines832, readInterchanges, X12Reader } from '../src/x12.ts';
import { isa } from './interchange-text.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: unknown = runInNewContext('gc');
/** What is alive, buffers included, in bytes. */
function heap(): number {
  if (typeof collectGarbage !== 'function') throw new Error('garbage cannot be collected at will');
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** How far it stays above where it stood first: what others in this process hold for a moment is not the reader's. */
const risen = (alive: readonly number[]): number =>
  Math.min(...alive.slice(alive.length >> 1)) - (alive[0] ?? Number.NaN);

const lineCount = 100_000;
/** More than the window, a segment and the control numbers of a group: but nothing that grows with the lines. */
const allowedBytes = 2 << 20;

/** An 832 in pieces of a thousand lines: nobody holds all of it. */
function* catalogue(): Generator<Buffer, void, undefined> {
  yield Buffer.from(`${isa()}GS*SC*MERIDIAN*HUB*20261122*1750*7*X*004010~ST*832*0001~BCT*PC*CAT~`);
  for (let first = 0; first < lineCount; first += 1000) {
    let text = '';
    for (let line = first + 1; line <= first + 1000; line += 1)
      text += `LIN*${line}*VC*MRD-${line}*UK*1086000${line}~PID*F****BONE SCREW ${line % 90} MM, MÜLLER~PO4*${line % 12}**EA~CTP**CON*${line}.25~`;
    yield Buffer.from(text);
  }
  yield Buffer.from(`CTT*${lineCount}~SE*${4 * lineCount + 4}*0001~GE*1*7~IEA*1*000000001~`);
}

test('memory stays flat while a catalogue of a hundred thousand lines is streamed', () => {
  let lines = 0;
  const faults: string[] = [];
  const reader = new X12Reader((event) => {
    if (event.kind === 'segment') {
      if (event.segment.id === 'LIN' && event.segment.value(3) === `MRD-${lines + 1}`) lines += 1;
    } else if ('faults' in event) faults.push(...event.faults.map(({ sentence }) => sentence));
  });
  const alive: number[] = [];
  let pieces = 0;
  for (const piece of catalogue()) {
    reader.write(piece);
    pieces += 1;
    if (pieces % 20 === 0) alive.push(heap());
  }
  reader.end();
  expect([lines, faults]).toEqual([lineCount, []]);
  expect(risen(alive)).toBeLessThan(allowedBytes);
});

test('memory stays flat while its lines are read one by one from what was stored', () => {
  const bytes = Buffer.concat([...catalogue()]);
  const set = readInterchanges(bytes)[0]?.groups[0]?.sets[0];
  if (set === undefined) throw new Error('the catalogue has no set');
  expect(set.faults).toEqual([]);
  const alive: number[] = [];
  let lines = 0;
  for (const part of readCatalogueLines832(set)) {
    if (part.kind !== 'line') continue;
    lines += 1;
    if (lines % 20_000 === 0) alive.push(heap());
  }
  expect(lines).toBe(lineCount);
  expect(risen(alive)).toBeLessThan(allowedBytes);
});

test('a segment that never ends is given up before it fills the memory', () => {
  const reader = new X12Reader(() => undefined);
  reader.write(Buffer.from(`${isa()}GS*SC*MERIDIAN*HUB*20261122*1750*7*X*004010~ST*832*0001~MSG*`));
  const before = heap();
  const filling = Buffer.alloc(1 << 20, 'X');
  for (let megabytes = 0; megabytes < 64; megabytes += 1) reader.write(filling);
  expect(heap() - before).toBeLessThan(16 << 20);
  reader.end();
});
