import { describe, expect, test } from 'vitest';
import { group, interchange, isa, orderSegments, respelled } from '../../test/interchange-text.ts';
import type { EnvelopeFault } from './envelope-fault.ts';
import { readInterchanges, type Interchange } from './read-interchanges.ts';

const read = (text: string): readonly Interchange[] => readInterchanges(Buffer.from(text, 'latin1'));
const faultsOf = (found: readonly Interchange[]): readonly EnvelopeFault[] =>
  found.flatMap(({ faults, groups }) => [
    ...faults,
    ...groups.flatMap((each) => [...each.faults, ...each.sets.flatMap((set) => set.faults)]),
  ]);
const told = (text: string): string[] =>
  faultsOf(read(text)).map(
    ({ level, code, isFatal, position: { segment, inSet }, sentence }) =>
      `${level} ${code}${isFatal ? '!' : ''} @${segment}/${inSet}: ${sentence}`,
  );
const twoSets = [...orderSegments, ...orderSegments.map((segment) => segment.replace('0001', '0002'))];

describe('an interchange', () => {
  test('is read with its groups and sets', () => {
    const text = `\n${interchange([group(twoSets, { count: '2' }), group(undefined, { control: '8' })])}`;
    const [found] = read(text);
    expect(found?.header).toMatchObject({
      sender: { qualifier: 'ZZ', id: 'MERIDIAN' },
      receiver: { qualifier: '07', id: '0860001234565' },
      sentAt: '2026-11-22T17:50:00',
      version: '00401',
      controlNumber: '000000001',
      ackRequested: false,
      usage: 'P',
    });
    expect(found?.groups.map(({ header, sets }) => [header.controlNumber, sets.length])).toEqual([
      ['7', 2],
      ['8', 1],
    ]);
    expect(found?.groups[0]?.header).toMatchObject({
      functionalId: 'PO',
      sender: 'MERIDIAN',
      receiver: 'HUB',
      sentAt: '2026-11-22T17:50:00',
      version: '004010',
    });
    const set = found?.groups[0]?.sets[1];
    expect(set).toMatchObject({ type: '850', controlNumber: '0002', guide: null, version: '004010', faults: [] });
    expect(set?.segments.map(({ id }) => id)).toEqual(['ST', 'BEG', 'PO1', 'CTT', 'SE']);
    expect(set?.segments[2]?.position).toEqual({
      segment: 10,
      inSet: 3,
      offset: text.indexOf('PO1*', text.indexOf('*0002~')),
    });
  });

  test('gives back its sets byte for byte', () => {
    const text = interchange(undefined, { newline: '\r\n' });
    const [found] = read(`junk\n${text}`).slice(1);
    const set = found?.groups[0]?.sets[0];
    expect(Buffer.from(set?.bytes ?? []).toString()).toBe(orderSegments.map((each) => `${each}~`).join('\r\n'));
    expect([set?.start, set?.end]).toEqual([5 + text.indexOf('ST*'), 5 + text.indexOf('\r\nGE*')]);
    expect([found?.start, found?.end]).toEqual([5, 5 + text.length - 2]);
  });

  test('may hold answers to interchanges of ours, and nothing else', () => {
    const text = `${isa()}TA1*000000905*261121*0800*A*000~IEA*0*000000001~`;
    const [found] = read(text);
    expect(found?.ta1s.map((ta1) => ta1.value(1))).toEqual(['000000905']);
    expect(faultsOf(read(text))).toEqual([]);
  });

  test('may lack the terminator of its last segment', () => {
    expect(told(interchange().slice(0, -1))).toEqual([]);
  });

  test.each([
    [
      'SE01 that does not count',
      interchange().replace('SE*5', 'SE*9'),
      ['set 4! @7/5: SE01 says 9 segments, ST to SE are 5'],
    ],
    [
      'SE01 that is no number',
      interchange().replace('SE*5', 'SE*A'),
      ['set 4! @7/5: SE01 says A segments, ST to SE are 5'],
    ],
    ['another SE02', interchange().replace('SE*5*0001', 'SE*5*0002'), ['set 3! @7/5: SE02 is 0002, ST02 is 0001']],
    [
      'SE02 without its zeros, which is read',
      interchange().replace('SE*5*0001', 'SE*5*1'),
      ['set 3 @7/5: SE02 is 1, ST02 is 0001'],
    ],
    ['no SE', interchange().replace('SE*5*0001~', ''), ['set 2! @7/0: set 0001 has no SE: GE follows']],
    [
      'ST before SE',
      interchange([
        group(
          twoSets.filter((each) => each !== 'SE*5*0001'),
          { count: '2' },
        ),
      ]),
      ['set 2! @7/1: set 0001 has no SE: another ST follows'],
    ],
    [
      'a set type that is none',
      interchange().replace('ST*850', 'ST*85'),
      ['set 6! @3/1: ST01, the transaction set identifier, is 85: three digits are required'],
    ],
    [
      'no set control number',
      interchange().replaceAll('*0001~', '~').replace('SE*5~', 'SE*5*~'),
      ['set 7! @3/1: ST02, the set control number, is empty: four to nine characters are required'],
    ],
    [
      'a set control number twice in a group',
      interchange([group([...orderSegments, ...orderSegments], { count: '2' })]),
      ['set 23! @8/1: set control number 0001 stands twice in the group'],
    ],
    [
      'GE01 that does not count',
      interchange([group(undefined, { count: '2' })]),
      ['group 5! @8/0: GE01 says 2 sets, 1 came'],
    ],
    ['another GE02', interchange().replace('GE*1*7', 'GE*1*9'), ['group 4! @8/0: GE02 is 9, GS06 is 7']],
    [
      'GE02 with zeros, which is read',
      interchange().replace('GE*1*7', 'GE*1*0007'),
      ['group 4 @8/0: GE02 is 0007, GS06 is 7'],
    ],
    ['no GE', interchange().replace('GE*1*7~', ''), ['group 3! @8/0: group 7 has no GE: IEA follows']],
    [
      'GS before GE',
      interchange([group(), group(undefined, { control: '8' })]).replace('GE*1*7~', ''),
      ['group 3! @8/0: group 7 has no GE: another GS follows'],
    ],
    [
      'a group control number that is no number',
      interchange([group(undefined, { control: 'X7' })]),
      ['group 6! @2/0: GS06, the group control number, is X7: one to nine digits are required'],
    ],
    [
      'a group control number twice (4010)',
      interchange([group(), group()]),
      ['group 6! @9/0: group control number 7 stands twice in the interchange'],
    ],
    [
      'a group control number twice (5010)',
      interchange([group(undefined, { version: '005010' }), group(undefined, { version: '005010', control: '07' })]),
      ['group 19! @9/0: group control number 07 stands twice in the interchange'],
    ],
    [
      'IEA01 that does not count',
      interchange().replace('IEA*1', 'IEA*3'),
      ['interchange 021! @9/0: IEA01 says 3 groups, 1 came'],
    ],
    [
      'another IEA02',
      interchange().replace('IEA*1*000000001', 'IEA*1*000000002'),
      ['interchange 001! @9/0: IEA02 is 000000002, ISA13 is 000000001'],
    ],
    [
      'no IEA',
      interchange().replace(/IEA.*/, ''),
      ['interchange 023! @8/0: interchange 000000001 has no IEA: the file ends'],
    ],
    [
      'segments after SE',
      interchange([group([...orderSegments, 'REF*PO*1', 'REF*PO*2'])]),
      ['interchange 022! @8/0: segment 8 (REF) stands outside any set: ST is missing before it'],
    ],
    [
      'no GS',
      interchange([orderSegments]).replace('IEA*1', 'IEA*0'),
      ['interchange 022! @2/1: segment 2 (ST) stands outside any group: GS is missing before it'],
    ],
    [
      'a usage nobody knows',
      interchange(undefined, { usage: 'X' }),
      ['interchange 020! @1/0: ISA15 is X: P for production or T for test is required'],
    ],
    ['no sender', interchange(undefined, { sender: '' }), ['interchange 006! @1/0: ISA06, the sender, is empty']],
    [
      'a control number that is none',
      interchange(undefined, { control: '00000000A' }),
      ['interchange 018! @1/0: ISA13, the control number, is 00000000A: nine digits are required'],
    ],
    [
      'no date',
      interchange().replace('*261122*1750*U', '*261322*1750*U'),
      ['interchange 014 @1/0: ISA09 and ISA10 are no date and time: "261322 1750"'],
    ],
    [
      'an old version',
      interchange(undefined, { version: 'ABCDE' }),
      ['interchange 017 @1/0: ISA12, the version, is ABCDE: 00401 or 00501 is expected'],
    ],
  ])('with %s is read, and told so', (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  test('names what it expected and what it saw', () => {
    expect(faultsOf(read(interchange().replace('SE*5', 'SE*9')))).toMatchObject([{ expected: '5', seen: '9' }]);
  });

  test('takes the neighbours of a broken set', () => {
    const segments = twoSets.map((segment) => segment.replace('SE*5*0001', 'SE*6*0001'));
    const [found] = read(interchange([group(segments, { count: '2' })]));
    const fatal = found?.groups[0]?.sets.map(({ faults }) => faults.some(({ isFatal }) => isFatal));
    expect(fatal).toEqual([true, false]);
  });
});

describe('a file', () => {
  test('that is cut anywhere says at which segment, and loses no set that came whole', () => {
    const text = interchange([group(twoSets, { count: '2' })]);
    const firstSetEnd = text.indexOf('SE*5*0001~') + 10;
    for (let length = 130; length < text.length - 16; length += 1) {
      const found = read(text.slice(0, length));
      const fatal = faultsOf(found).filter(({ isFatal }) => isFatal);
      expect(fatal.some(({ level, code }) => level === 'interchange' && code === '023')).toBe(true);
      if (length < firstSetEnd) continue;
      expect(found[0]?.groups[0]?.sets[0]?.faults).toEqual([]);
    }
    expect(told(text.slice(0, firstSetEnd + 20))).toEqual([
      'interchange 023! @9/2: interchange 000000001 has no IEA: the file ends inside segment 9',
      'group 3! @9/2: group 7 has no GE: the file ends inside segment 9',
      'set 2! @9/2: set 0002 has no SE: the file ends inside segment 9',
    ]);
  });

  test('may hold several interchanges, each with its own separators', () => {
    const bars = respelled(interchange(undefined, { control: '000000002' }), { element: '|', segment: '\n' });
    const found = read(
      `${interchange()}${bars}\r\n${interchange(undefined, { control: '000000003', component: ':' })}`,
    );
    expect(found.map(({ header }) => header?.controlNumber)).toEqual(['000000001', '000000002', '000000003']);
    expect(found.map(({ header }) => header?.separators)).toMatchObject([
      { element: '*', component: '>', segment: '~' },
      { element: '|', component: '>', segment: '\n' },
      { element: '*', component: ':', segment: '~' },
    ]);
    expect(faultsOf(found)).toEqual([]);
    expect(found.map(({ groups }) => groups[0]?.sets[0]?.segments[2]?.value(7))).toEqual(
      Array.from({ length: 3 }, () => 'HIP-STM-12'),
    );
  });

  test('where an interchange has no IEA gives the next one whole', () => {
    const next = interchange(undefined, { control: '000000002' });
    const found = read(`${interchange().replace(/IEA.*/, '')}${next}`);
    expect(found.map(({ header, faults }) => [header?.controlNumber, faults.map(({ code }) => code)])).toEqual([
      ['000000001', ['022']],
      ['000000002', []],
    ]);
  });

  test('that was cut inside a segment and has another behind it gives the other whole', () => {
    const cut = interchange().slice(0, 200);
    for (const marks of [
      { element: '*', segment: '~' },
      { element: '|', segment: '\n' },
    ]) {
      const next = respelled(interchange(undefined, { control: '000000002' }), marks);
      const found = read(`${cut}${next}`);
      expect(found.map(({ header }) => header?.controlNumber)).toEqual(['000000001', '000000002']);
      expect(found[0]?.faults.at(-1)?.sentence).toBe(
        'interchange 000000001 has no IEA: another ISA follows inside segment 5',
      );
      expect(faultsOf(found.slice(1))).toEqual([]);
    }
  });

  test('keeps what is no interchange as a fault with its place', () => {
    const [before, after] = ['FROM: MERIDIAN\n', 'REGARDS\n'];
    const end = before.length + interchange().length;
    const found = read(`${before}${interchange()}\n${after}`);
    expect(found.map(({ header, start, end }) => [header?.controlNumber, start, end])).toEqual([
      [undefined, 0, 15],
      ['000000001', 15, end],
      [undefined, end + 1, end + 1 + after.length],
    ]);
    expect(found[0]?.faults[0]?.sentence).toBe('15 bytes stand outside any interchange: no ISA begins there');
  });

  test.each([
    ['EDIFACT', "UNB+UNOA:1+A+B'"],
    ['an HL7 v2 message', 'MSH|^~\\&|A|B'],
    ['UTF-16 text', Buffer.from(`\ufeff${interchange()}`, 'utf16le').toString('latin1')],
    ['UTF-16 text', Buffer.from(interchange(), 'utf16le').toString('latin1')],
    ['a transaction set without its envelope', 'ST*850*0001~BEG*00~SE*3*0001~'],
  ])('that is %s says so', (what, text) => {
    expect(read(text).map(({ faults }) => faults[0]?.sentence)).toEqual([
      `${text.length} bytes stand outside any interchange: no ISA begins there; it looks like ${what}`,
    ]);
  });

  test('without a byte holds nothing', () => {
    expect(read('')).toEqual([]);
    expect(read('\r\n \n')).toEqual([]);
  });

  test('full of what looks like ISA is one fault', () => {
    expect(read('ISA*'.repeat(50_000))).toHaveLength(1);
    expect(read('ISA*1|'.repeat(50_000))).toHaveLength(1);
  });
});
