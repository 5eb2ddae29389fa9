import { rename, rm, writeFile } from 'node:fs/promises';
import { feedStatuses } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { cardFile, cardRow, type CardValues } from './card-file.ts';
import { caseId } from './ids.ts';
import { openDesk, type Desk } from './readiness-desk.ts';

const cardsKept = async ({ db }: Desk) => [
  ...(await db.execute<{ number: string; lines: number }>(
    sql`select number, jsonb_array_length(lines) as lines from procedures.preference_card order by number, valid_from`,
  )),
];
const due = async ({ db }: Desk) =>
  [
    ...(await db.execute<{ case_id: string }>(
      sql`select distinct case_id from procedures.demand_due order by case_id`,
    )),
  ].map((row) => row.case_id);
const failure = async ({ db }: Desk) =>
  (await feedStatuses(db)).find(({ name }) => name === 'preference-cards')?.failure;
/** The card each case has, by its number. */
async function cardOf(desk: Desk, number: string): Promise<string | null> {
  const { card_id: id } = await desk.caseRow(number);
  const [row] = await desk.db.execute<{ number: string }>(
    sql`select number from procedures.preference_card where id = ${id}`,
  );
  return row?.number ?? null;
}

test('a file is loaded once, told once, and read again when it is another', async () => {
  await using desk = await openDesk('CUP');
  expect(await desk.cards([{ item: 'CUP' }, { card: 'PC-2', item: 'CUP' }])).toBe(true);
  expect(await cardsKept(desk)).toEqual([
    { number: 'PC-1', lines: 1 },
    { number: 'PC-2', lines: 1 },
  ]);
  desk.statements.length = 0;
  await desk.runner.runAll();
  expect(desk.statements.filter((text) => /card_line_staged|preference_card/.test(text))).toEqual([]);
  await desk.cards([{ item: 'CUP' }, { item: 'STEM' }]);
  expect(await cardsKept(desk)).toEqual([{ number: 'PC-1', lines: 2 }]);
  expect(await desk.events('procedures.card-file-read')).toMatchObject([
    { version: 1, data: { state: 'LOADED', file: 'cards.csv', cardCount: 2, faultCount: 0 } },
    { version: 2, data: { state: 'LOADED', cardCount: 1 } },
  ]);
});

test('a file with a fault changes nothing, is refused once, and says where; put right, it is taken', async () => {
  await using desk = await openDesk('CUP');
  await desk.cards([{ item: 'CUP' }]);
  const bad = [{ item: 'STEM' }, { item: 'CUP', open: 'many' }, { item: 'CUP', unit: 'CS' }];
  expect(await desk.cards(bad)).toBe(false);
  expect(await desk.runner.runAll()).toBe(false);
  expect(await failure(desk)).toBe(
    'the preference card file sent something that could not be read at cards.csv: line 3: open_qty is not a number from 0 to 1000000 of at most six decimals, such as 2 or 0.5. It has 2 faults; until all are corrected the cards stay as they were',
  );
  expect(await cardsKept(desk)).toEqual([{ number: 'PC-1', lines: 1 }]);
  expect(await desk.events('procedures.card-file-read')).toMatchObject([
    { data: { state: 'LOADED' } },
    {
      version: 2,
      data: {
        state: 'REFUSED',
        cardCount: 1,
        faultCount: 2,
        faults: [
          { line: 3, sentence: expect.stringContaining('open_qty') },
          { line: 4, sentence: expect.stringContaining('unit "CS"') },
        ],
      },
    },
  ]);
  expect(await desk.cards([{ item: 'STEM' }, { item: 'CUP' }])).toBe(true);
  expect(await failure(desk)).toBeNull();
  expect(await cardsKept(desk)).toEqual([{ number: 'PC-1', lines: 2 }]);
});

test('a refused file that is taken back ends its refusal', async () => {
  await using desk = await openDesk('CUP');
  await desk.cards([{ item: 'CUP' }]);
  await desk.cards([{ item: 'CUP', facility: 'nowhere' }]);
  expect(await desk.cards([{ item: 'CUP' }])).toBe(true);
  await desk.runner.runAll();
  const told = await desk.events('procedures.card-file-read');
  expect(told.map(({ data }) => data['state'])).toEqual(['LOADED', 'REFUSED', 'LOADED']);
});

test.each([
  ['cut in half', () => cardFile([{ item: 'CUP' }, { item: 'STEM' }]).slice(0, -10)],
  ['not UTF-8', () => Buffer.from(cardFile([{ item: 'Gr\u00f6\u00dfe' }]), 'latin1')],
  ['empty', () => ''],
])('a file that is %s leaves the cards as they were', async (_, content) => {
  await using desk = await openDesk('CUP');
  await desk.cards([{ item: 'CUP' }]);
  expect(await desk.cards(content())).toBe(false);
  expect(await cardsKept(desk)).toEqual([{ number: 'PC-1', lines: 1 }]);
});

test('a file with a byte order mark and CRLF is taken', async () => {
  await using desk = await openDesk('CUP');
  expect(await desk.cards(`\uFEFF${cardFile([{ item: 'CUP' }]).replaceAll('\n', '\r\n')}`)).toBe(true);
});

test('a file that is not there says so, and is read when it comes; gone, the cards stay', async () => {
  await using desk = await openDesk('CUP');
  expect(await desk.runner.runAll()).toBe(false);
  expect(await failure(desk)).toBe(
    'the preference card file is not available: cards.csv is not there; hub.yaml says where it is',
  );
  await desk.cards([{ item: 'CUP' }]);
  await rm(desk.file);
  expect(await desk.runner.runAll()).toBe(false);
  expect(await cardsKept(desk)).toHaveLength(1);
});

test('sixty thousand lines are read, and of a second file only what differs is touched', async () => {
  await using desk = await openDesk('CUP');
  const rows = Array.from({ length: 60_000 }, (_, n): CardValues => {
    const card = Math.floor(n / 20);
    return { card: `PC-${card}`, procedure: `P-${card % 400}`, surgeon: `S-${card % 90}`, item: `I-${n}` };
  });
  expect(await desk.cards(rows)).toBe(true);
  await desk.case({ number: 'C-1', procedure: 'P-7', surgeon: 'S-7' });
  await desk.case({ number: 'C-2', procedure: 'P-8', surgeon: 'S-8' });
  await desk.work();
  expect(await cardOf(desk, 'C-1')).toBe('PC-7');
  expect(await desk.cards([...rows.slice(0, 7 * 20), ...rows.slice(7 * 20 + 1)])).toBe(true);
  expect(await due(desk)).toEqual([caseId('C-1')]);
  expect(await desk.db.execute(sql`select from procedures.card_line_staged`)).toHaveLength(0);
});

test('a changed card changes the demands of the cases it is for, and of no others', async () => {
  await using desk = await openDesk('CUP', 'STEM');
  const others = { card: 'PC-2', procedure: 'TKA', item: 'CUP' };
  await desk.cards([{ item: 'CUP' }, others]);
  for (const number of ['C-1', 'C-2']) await desk.case({ number, procedure: number === 'C-1' ? 'THA' : 'TKA' });
  await desk.case({ number: 'C-3', status: 'CANCELLED' });
  await desk.case({ number: 'C-4', start: '2026-03-01T10:00:00Z' });
  await desk.work();
  await desk.cards([{ item: 'STEM' }, others]);
  expect(await due(desk)).toEqual([caseId('C-1')]);
  await desk.work();
  expect(await desk.demand('C-1', 'CUP')).toBeUndefined();
  expect(await desk.demand('C-1', 'STEM')).toMatchObject({ open: '1' });
});

test('the card is the one the schedule names, else the surgeon’s, else anybody’s, and of its own facility', async () => {
  await using desk = await openDesk('CUP');
  await desk.cards([
    { card: 'ANY', item: 'CUP' },
    { card: 'MINE', surgeon: 'S-1', item: 'CUP' },
    { card: 'NAMED', procedure: 'OTHER', surgeon: 'S-9', item: 'CUP' },
    { card: 'SOUTH', surgeon: 'S-1', facility: 'south', item: 'CUP' },
  ]);
  await desk.case({ number: 'C-1', card: 'NAMED' });
  await desk.case({ number: 'C-2' });
  await desk.case({ number: 'C-3', surgeon: 'S-2' });
  await desk.case({ number: 'C-4', surgeon: null });
  await desk.case({ number: 'C-5', card: 'SOUTH' });
  await desk.case({ number: 'C-6', facility: 'south' });
  await desk.case({ number: 'C-7', procedure: null, card: 'NAMED' });
  await desk.work();
  const found = await Promise.all([1, 2, 3, 4, 5, 6, 7].map((n) => cardOf(desk, `C-${n}`)));
  expect(found).toEqual(['NAMED', 'MINE', 'ANY', 'ANY', 'MINE', 'SOUTH', 'NAMED']);
});

test('a card holds from its first day to its last at the facility; of two that hold, the one that began last', async () => {
  await using desk = await openDesk('CUP');
  await desk.cards([
    { card: 'OLD', to: '2026-03-10', item: 'CUP' },
    { card: 'NEW', from: '2026-03-11', to: '2026-03-31', item: 'CUP' },
    { card: 'NEWER', from: '2026-03-20', item: 'CUP' },
    { card: 'ALSO', from: '2026-03-20', item: 'CUP' },
  ]);
  // In Chicago the tenth ends at five in the morning, UTC.
  await desk.case({ number: 'C-1', start: '2026-03-11T04:59:00Z' });
  await desk.case({ number: 'C-2', start: '2026-03-11T05:00:00Z' });
  await desk.case({ number: 'C-3', start: '2026-03-20T13:00:00Z' });
  await desk.work();
  expect(await Promise.all([1, 2, 3].map((n) => cardOf(desk, `C-${n}`)))).toEqual(['OLD', 'NEW', 'ALSO']);
  await desk.case({ number: 'C-1', start: '2026-03-12T13:00:00Z' });
  await desk.work();
  expect(await cardOf(desk, 'C-1')).toBe('NEW');
});

test('a case without a card is UNKNOWN and says why; each is mended by what its remedy says', async () => {
  await using desk = await openDesk('CUP');
  await desk.case({ number: 'C-0' });
  await desk.work();
  expect(await desk.caseRow('C-0')).toMatchObject({
    readiness: 'UNKNOWN',
    problems: [{ code: 'NO_CARD', sentence: 'No preference card file has been loaded yet.' }],
  });
  await desk.cards([{ item: 'CUP' }, { card: 'PC-2', procedure: 'TKA', facility: 'south', item: 'CUP' }]);
  await desk.case({ number: 'C-1', facility: null });
  await desk.case({ number: 'C-2', procedure: null });
  await desk.case({ number: 'C-3', procedure: 'SPINE-9' });
  await desk.case({ number: 'C-4', procedure: 'TKA' });
  await desk.case({ number: 'C-5', start: null });
  await desk.case({ number: 'C-6', procedure: null, card: 'PC-9' });
  await desk.work();
  const rows = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => desk.caseRow(`C-${n}`)));
  expect(rows.map(({ readiness, problems }) => [readiness, problems[0]?.code, problems[0]?.sentence])).toEqual([
    ['UNKNOWN', 'UNKNOWN_FACILITY', 'Its schedule names a place that is no facility of hub.yaml.'],
    ['UNKNOWN', 'UNKNOWN_PROCEDURE', 'Its schedule names neither a procedure nor a preference card.'],
    ['UNKNOWN', 'UNKNOWN_PROCEDURE', 'No preference card is for procedure SPINE-9.'],
    ['UNKNOWN', 'NO_CARD', 'No preference card for TKA at North on 2026-03-10.'],
    ['UNKNOWN', 'NO_CARD', 'Its schedule does not say when it is, so no preference card can be chosen.'],
    [
      'UNKNOWN',
      'UNKNOWN_PROCEDURE',
      'Its schedule names no procedure, and there is no preference card PC-9 at North on 2026-03-10.',
    ],
  ]);
  expect(await desk.caseRow('C-0')).toMatchObject({ readiness: 'SHORT', problems: [] });
  // A card elsewhere makes the procedure known, and one here ends the trouble.
  await desk.cards([{ item: 'CUP' }, { card: 'PC-2', procedure: 'SPINE-9', facility: 'south', item: 'CUP' }]);
  await desk.work();
  expect(await desk.caseRow('C-3')).toMatchObject({ problems: [{ code: 'NO_CARD' }] });
  expect(await desk.caseRow('C-4')).toMatchObject({ problems: [{ code: 'UNKNOWN_PROCEDURE' }] });
  await desk.cards([{ item: 'CUP' }, { card: 'PC-2', procedure: 'SPINE-9', item: 'CUP' }]);
  await desk.work();
  expect(await desk.caseRow('C-3')).toMatchObject({ readiness: 'SHORT', problems: [] });
});

test('a card that asks for nothing makes a case READY', async () => {
  await using desk = await openDesk();
  await desk.cards([{ item: 'ANYTHING', open: '0' }]);
  await desk.case({ number: 'C-1' });
  await desk.work();
  expect(await desk.caseRow('C-1')).toMatchObject({ readiness: 'READY', problems: [] });
});

test('a file that is swapped while it is read is not taken by halves', async () => {
  await using desk = await openDesk('CUP');
  const [header] = cardFile([]).split('\n');
  await writeFile(desk.file, `${header}\n${cardRow({ item: 'CUP' })}\n`);
  await writeFile(`${desk.file}.new`, cardFile([{ card: 'PC-9', item: 'CUP' }]));
  await Promise.all([desk.runner.runAll(), rename(`${desk.file}.new`, desk.file)]);
  await desk.runner.runAll();
  expect(await cardsKept(desk)).toEqual([{ number: 'PC-9', lines: 1 }]);
});
