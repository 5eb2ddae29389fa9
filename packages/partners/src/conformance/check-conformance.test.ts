import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPartner } from '../read-partner.ts';
import { checkConformance } from './check-conformance.ts';
import { conformanceHtml } from './conformance-html.ts';

const file = fileURLToPath(new URL('../../examples/alpine-surgical.yaml', import.meta.url));
const reading = readPartner(readFileSync(file, 'utf8'), file, {});
if (!reading.ok) throw new Error('the example has faults');
const { profile } = reading;
const at = Temporal.Instant.from('2026-03-09T12:00:00Z');

/** An 855 of two lines as Alpine Surgical would send it. */
const segments = [
  'ISA*00*          *00*          *01*081466849      *ZZ*MERIDIANHEALTH *260309*0610*U*00401*000000101*0*P*>',
  'GS*PR*ALPINE*MERIDIAN*20260309*0610*101*X*004010',
  'ST*855*0001',
  'BAK*00*AC*4500001234*20260308',
  'N1*ST*NORTH VALLEY*UL*0860001234565',
  'PO1*1*4*CS*460**VC*AS-1*UK*10860001234562',
  'ACK*IA*4*CS',
  'PO1*2*10*EA*3.1**VC*AS-0',
  'ACK*IB*10*EA',
  'CTT*2',
  'SE*9*0001',
  'GE*1*101',
  'IEA*1*000000101',
];
const text = (change: (line: string) => string = (line) => line) =>
  segments.map((line) => `${change(line)}~`).join('\n');
const bytes = (content: string) => new TextEncoder().encode(content);
const check = (content: string, expected?: unknown) => {
  const [report] = checkConformance(
    profile,
    [{ name: '855.edi', bytes: bytes(content), ...(expected !== undefined && { expected }) }],
    at,
  ).files;
  if (report === undefined) throw new Error('no report');
  return report;
};
const swap = (from: string, to: string) => text((line) => line.replace(from, to));

describe('a golden file', () => {
  test('that is as agreed passes, with what is in it and the 997 that would be sent', () => {
    const report = check(text(), { documents: [{ type: '855', number: '4500001234', lineCount: 2 }] });
    expect(report).toMatchObject({
      hasPassed: true,
      faults: [],
      differences: [],
      documents: [
        { type: '855', number: '4500001234', lineCount: 2, controls: ['000000101', '101', '0001'], isRead: true },
      ],
    });
    expect(report.acknowledgement).toContain('AK1*PR*101~\nAK2*855*0001~\nAK5*A~\nAK9*A*1*1*1~');
    expect(report.acknowledgement).toContain('*ZZ*MERIDIANHEALTH *01*081466849      *260309*0600*');
  });

  test.each([
    [
      'another sender',
      'ISA*00*          *00*          *01*081466849',
      'ISA*00*          *00*          *ZZ*NOBODY   ',
      'ISA-06',
      1,
    ],
    ['another group', 'GS*PR*ALPINE', 'GS*PR*ALPIN', 'GS-02', 2],
    ['another version', 'X*004010', 'X*005010', 'GS-08', 3],
    ['a unit nobody knows', 'ACK*IA*4*CS', 'ACK*IA*4*Q7', 'ACK-03', 7],
    ['a GTIN with a wrong digit', '10860001234562', '10860001234563', 'PO1-09', 6],
    ['a GLN with a wrong digit', '0860001234565', '0860001234566', 'N1-04', 5],
    ['a line without a part', '**VC*AS-0', '', 'PO1-06', 8],
  ])('with %s does not pass, and says where and what to do', (_, from, to, element, segment) => {
    const report = check(swap(from, to));
    expect(report.hasPassed).toBe(false);
    expect(report.faults).toMatchObject([{ element, position: { segment } }]);
    const [fault] = report.faults;
    expect(fault?.remedy).toMatch(/^(?:Send|Leave).*\.$/);
    const offset = fault?.position?.offset ?? -1;
    expect(text().slice(offset, offset + 3)).toBe(segments[segment - 1]?.slice(0, 3));
  });

  test('with a wrong count is refused by its 997', () => {
    const report = check(swap('SE*9', 'SE*8'));
    expect(report.faults).toMatchObject([{ sentence: expect.stringContaining('AK502 4') }]);
    expect(report.acknowledgement).toContain('AK5*R*4');
  });

  test('of a document that is not agreed says so', () => {
    const { faults } = check(text((line) => line.replace('ST*855', 'ST*865')));
    expect(faults[0]).toMatchObject({ element: 'ST-01', sentence: expect.stringContaining('865 is not among') });
  });

  test('that is none at all is told', () => {
    expect(check('No X12 here.').faults).not.toEqual([]);
    expect(check('')).toMatchObject({ hasPassed: false, faults: [{ position: null }], acknowledgement: null });
  });

  test('that must be refused passes when it is', () => {
    expect(check(swap('SE*9', 'SE*8'), { isRefused: true }).hasPassed).toBe(true);
    expect(check(text(), { isRefused: true })).toMatchObject({
      hasPassed: false,
      differences: ['It should be refused, and has no fault.'],
    });
  });

  test.each([
    [{ documents: [{ number: '4500009999' }] }, 'Document 1: its number should be 4500009999, and is 4500001234.'],
    [{ documentCount: 2 }, 'The number of documents should be 2, and is 1.'],
    [{ documents: [{ lineCount: 3 }] }, 'Document 1: its number of lines should be 3, and is 2.'],
    [{ lines: 3 }, 'cannot be read'],
  ])('that is other than expected (%j) does not pass', (expected, sentence) => {
    const report = check(text(), expected);
    expect(report.hasPassed).toBe(false);
    expect(report.differences?.[0]).toContain(sentence);
  });

  test('flagged as a test, and what goes beyond the guide, are notes', () => {
    const report = check(
      text((line) =>
        line
          .replace('*0*P*', '*0*T*')
          .replace('01*081466849 ', 'ZZ*ALPINETEST')
          .replace('GS*PR*ALPINE', 'GS*PR*ALPINETEST')
          .replace('CTT*2', 'CTT*2~\nNTE**HELLO')
          .replace('SE*9', 'SE*10'),
      ),
    );
    expect(report.faults).toEqual([]);
    expect(report.notes.map(({ sentence }) => sentence)).toEqual([
      'It is flagged as a test.',
      expect.stringContaining('NTE**HELLO'),
    ]);
  });
});

test('R46: two files with one interchange control number do not pass', () => {
  const files = ['a.edi', 'b.edi'].map((name) => ({ name, bytes: bytes(text()) }));
  const report = checkConformance(profile, files, at);
  expect(report).toMatchObject({ hasPassed: false, passedCount: 1, notShown: ['856', '810', '832', '845'] });
  expect(report.files[1]?.faults).toMatchObject([{ element: 'ISA-13', sentence: expect.stringContaining('a.edi') }]);
});

test('nor does a file in which two interchanges have one, which says where the second begins', () => {
  const twice = `${text()}\n${text()}`;
  expect(check(twice)).toMatchObject({
    hasPassed: false,
    faults: [
      {
        element: 'ISA-13',
        position: { segment: 1, offset: text().length + 1 },
        sentence: expect.stringContaining('earlier in this file'),
      },
    ],
  });
  expect(check(`${text()}\n${text((line) => line.replace('000000101', '000000102'))}`).faults).toEqual([]);
  // What should be refused is refused for what it shows, not for its number.
  expect(check(twice, { isRefused: true })).toMatchObject({ hasPassed: false });
});

describe('the page', () => {
  const page = (content: string, name = '855.edi') =>
    conformanceHtml(checkConformance(profile, [{ name, bytes: bytes(content) }], at));

  test('is whole in itself, names its language and says outcomes in words', () => {
    const html = page(swap('ACK*IA*4*CS', 'ACK*IA*4*Q7'));
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(html).not.toMatch(/<script|<link|src=|@import|https?:\/\//);
    expect(html).toContain('✗ not passed');
    expect(html).toContain('<th scope="col">What to do</th>');
    expect(html).toContain('<caption>What to correct</caption>');
    expect(html).toContain('AK9*A*1*1*1');
  });

  test('shows what partners send as text, whatever it is', () => {
    const html = page(swap('GS*PR*ALPINE', 'GS*PR*<b>"&'), '<img src=x>.edi');
    expect(html).toContain('&lt;b&gt;&quot;&amp;');
    expect(html).not.toContain('<img');
  });

  test('is made of anything', () => {
    fc.assert(
      fc.property(fc.nat(text().length), fc.string({ maxLength: 12 }), fc.nat(20), (where, put, cut) => {
        const whole = text();
        const report = checkConformance(
          profile,
          [{ name: 'x.edi', bytes: bytes(whole.slice(0, where) + put + whole.slice(where + cut)) }],
          at,
        );
        expect(conformanceHtml(report)).toMatch(/<\/html>\n$/);
        expect(JSON.parse(JSON.stringify(report))).toEqual(report);
      }),
      { numRuns: 200 },
    );
  });
});
