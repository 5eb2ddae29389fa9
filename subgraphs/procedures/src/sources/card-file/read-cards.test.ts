import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KnownToCards } from './mapping.ts';
import { readUnit } from './mapping.ts';
import { readCards, type PlacedRow } from './read-cards.ts';

const known: KnownToCards = {
  facilities: new Map([
    ['north', 'facility_1'],
    ['south', 'facility_2'],
  ]),
  systems: new Set(['erp']),
};
const header =
  'card_id,procedure_code,surgeon_id,facility,valid_from,valid_to,item_system,item_key,open_qty,hold_qty,unit';
const good = 'PC-1,THA,S-1,north,2026-01-01,,erp,CUP,2,0.5,EA';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(content: string | Uint8Array, pieces = 7) {
  const rows: PlacedRow[] = [];
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const outcome = await readCards(inPieces(bytes, pieces), known, (some) => Promise.resolve(void rows.push(...some)));
  return { ...outcome, rows };
}

const lines = (...rows: string[]) => `${[header, ...rows].join('\n')}\n`;
const faultsOf = async (...rows: string[]) => (await read(lines(...rows))).faults;

test('a row is a line of a card: exact quantities, no surgeon for any, no end', async () => {
  const { rows, faultCount, cardCount } = await read(
    lines(good, 'PC-2,TKA,,south,2026-01-01,2026-12-31,erp,TRAY,1.50,0,BX'),
  );
  expect([faultCount, cardCount]).toEqual([0, 2]);
  expect(rows).toEqual([
    {
      line: 2,
      header: {
        number: 'PC-1',
        procedureCode: 'THA',
        surgeonId: 'S-1',
        facilityId: 'facility_1',
        validFrom: '2026-01-01',
        validTo: null,
      },
      content: { system: 'erp', key: 'CUP', open: '2', hold: '0.5', unit: 'EA' },
    },
    {
      line: 3,
      header: {
        number: 'PC-2',
        procedureCode: 'TKA',
        surgeonId: null,
        facilityId: 'facility_2',
        validFrom: '2026-01-01',
        validTo: '2026-12-31',
      },
      content: { system: 'erp', key: 'TRAY', open: '1.5', hold: '0', unit: 'BX' },
    },
  ]);
});

describe('is read the same', () => {
  test.each([
    ['with a byte order mark', `\uFEFF${lines(good)}`],
    ['with CRLF', lines(good).replaceAll('\n', '\r\n')],
    ['with quoted fields', lines('"PC-1","THA",S-1,north,2026-01-01,"",erp,"CUP",2,0.5,EA')],
    [
      'with blanks around fields and empty lines between',
      lines(` PC-1 , THA,S-1,north,2026-01-01,,erp,CUP, 2,0.5,EA`, ''),
    ],
    [
      'with its columns in another order, and one that nobody asked for',
      `unit,note,hold_qty,open_qty,item_key,item_system,valid_to,valid_from,facility,surgeon_id,procedure_code,card_id\nEA,x,0.5,2,CUP,erp,,2026-01-01,north,S-1,THA,PC-1\n`,
    ],
  ])('%s', async (_, content) => {
    const expected = await read(lines(good));
    expect(await read(content)).toEqual(expected);
  });

  test('in whatever pieces it comes off the disk, characters of many bytes too', async () => {
    const content = lines('PC-ñ,THA,Ø-1,north,2026-01-01,,erp,"Größe ""M"", 靴",2,0,EA', good);
    const expected = await read(content, 10_000);
    expect(expected.rows[0]?.content.key).toBe('Größe "M", 靴');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 60 }), async (size) => {
        expect(await read(content, size)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });
});

describe('is refused, with the line:', () => {
  test.each([
    ['a facility that is not in hub.yaml', good.replace('north', 'nroth'), 'facility "nroth" is no facility'],
    ['a system that is not', good.replace('erp', 'sap'), 'item_system "sap" is no system'],
    ['a day that is none', good.replace('2026-01-01', '2026-02-30'), 'valid_from is not a day'],
    ['a day written otherwise', good.replace('2026-01-01', '01/02/2026'), 'valid_from is not a day'],
    ['an end before its beginning', good.replace('2026-01-01,', '2026-01-01,2025-12-31'), 'valid_to is before'],
    ['a quantity that is none', good.replace(',2,', ',two,'), 'open_qty is not a number'],
    ['a quantity below zero', good.replace(',0.5,', ',-1,'), 'hold_qty is not a number'],
    ['no quantity', good.replace(',2,', ',,'), 'open_qty is not a number'],
    ['a quantity where two fields ran together', good.replace(',2,', ',20250000000,'), 'open_qty is not a number'],
    ['an unknown unit', good.replace('EA', 'XYZ'), 'unit "XYZ"'],
    ['a unit with two meanings (R4)', good.replace('EA', 'CS'), 'unit "CS"'],
    ['no item', good.replace('CUP', ''), 'item_key is empty'],
    ['a control character', good.replace('CUP', 'C\u0000P'), 'item_key holds a control character'],
    ['fields too few', good.replace(',EA', ''), 'The line has 10 fields where the first line has 11'],
    ['fields too many', `${good},x`, 'The line has 12 fields where the first line has 11'],
    ['a quotation mark inside a field', good.replace('CUP', 'C"P'), 'A quotation mark stands where none may'],
    [
      'a quotation mark that is never closed',
      good.replace('CUP', '"CUP'),
      'A quotation mark is opened and never closed',
    ],
  ])('%s', async (_, row, sentence) => {
    expect(await faultsOf(good.replace('CUP', 'STEM'), row)).toEqual([
      { line: expect.any(Number), sentence: expect.stringContaining(sentence) },
    ]);
  });

  test('lines of one card that say two things of it', async () => {
    expect(await faultsOf(good, good.replace('THA', 'TKA'))).toEqual([
      { line: 3, sentence: expect.stringContaining('procedure_code is not what line 2 says') },
    ]);
  });

  test('two editions of a card that hold on one day; the day before is early enough', async () => {
    const until = (day: string) => good.replace('2026-01-01,', `2026-01-01,${day}`);
    const next = good.replace('2026-01-01', '2026-06-01');
    expect(await faultsOf(until('2026-06-01'), next)).toEqual([
      { line: 3, sentence: expect.stringContaining('the edition at line 2 holds until 2026-06-01') },
    ]);
    expect(await faultsOf(good, next)).toEqual([
      { line: 3, sentence: expect.stringContaining('holds without an end') },
    ]);
    expect(await faultsOf(until('2026-05-31'), next)).toEqual([]);
    // Another number may hold for the same procedure, and the same number elsewhere.
    expect(await faultsOf(good, next.replace('PC-1', 'PC-2'), next.replace('north', 'south'))).toEqual([]);
  });

  test('bytes that are not UTF-8, as Excel writes them', async () => {
    const bytes = Buffer.from(lines(good, good.replace('CUP', 'Gr\u00f6\u00dfe')), 'latin1');
    const { faults } = await read(bytes);
    expect(faults).toEqual([{ line: expect.any(Number), sentence: expect.stringContaining('not UTF-8') }]);
  });

  test('a file cut off anywhere but behind its last line', async () => {
    const whole = lines(good, good.replace('CUP', 'STEM'));
    for (let end = 1; end < whole.length; end += 1) {
      const { faultCount, cardCount } = await read(whole.slice(0, end), 10_000);
      const isWholeLine = whole[end - 1] === '\n' && end > header.length + 1;
      expect([end, faultCount > 0]).toEqual([end, !isWholeLine]);
      if (isWholeLine) expect(cardCount).toBe(1);
    }
  });

  test.each([
    ['nothing at all', ''],
    ['a header alone', `${header}\n`],
    ['another file', 'a,b\n1,2\n'],
    ['a column twice', `${header},unit\n${good},EA\n`],
  ])('%s', async (_, content) => {
    expect((await read(content)).faultCount).toBe(1);
  });
});

test('all faults are counted, the first hundred are kept, and nothing behind the first is handed on', async () => {
  const bad = good.replace('EA', 'XYZ');
  const { faults, faultCount, rows } = await read(lines(...Array.from({ length: 250 }, () => bad), good), 4096);
  expect([faults.length, faultCount, rows.length]).toEqual([100, 250, 0]);
  expect(faults[0]?.line).toBe(2);
});

test('no garbage is taken for cards, and none breaks the reader', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 50 }), async (bytes, size) => {
      expect((await read(bytes, size)).faultCount).toBeGreaterThan(0);
    }),
  );
});

test('R4: a code is read that means the same unit wherever it is used', () => {
  expect(readUnit('EA')).toBe('EA');
  expect(readUnit('XBX')).toBe('BX');
  expect(readUnit('CS')).toBeNull();
  expect(readUnit('')).toBeNull();
});
