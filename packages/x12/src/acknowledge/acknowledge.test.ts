import { describe, expect, test } from 'vitest';
import { group, interchange, isa, orderSegments } from '../../test/interchange-text.ts';
import { buildInterchange } from '../build/build-interchange.ts';
import { readInterchanges, type Interchange } from '../envelope/read-interchanges.ts';
import { standardSeparators } from '../text/separators.ts';
import { acknowledge } from './acknowledge.ts';
import { judgeGroup, type GroupJudgement, type SegmentError } from './judgement.ts';
import { readAcknowledgement, type Acknowledgement } from './read-acknowledgement.ts';
import { buildTa1, judgeInterchange, readTa1 } from './ta1.ts';

const read = (text: string): Interchange => readInterchanges(Buffer.from(text))[0] ?? expect.unreachable();
const twoSets = [...orderSegments, ...orderSegments.map((segment) => segment.replace('0001', '0002'))];
const groupOf = (segments: readonly string[] = twoSets, count = '2', version = '004010') =>
  read(interchange([group(segments, { count, version })])).groups[0] ?? expect.unreachable();
const missingUnit: SegmentError = {
  segment: 'PO1',
  inSet: 3,
  loop: 'PO1',
  code: '8',
  context: ['PO1', '1'],
  elements: [
    { element: 3, reference: '355', code: '1' },
    { element: 5, component: 2, code: '7' },
  ],
};
/** As text, and as the partner reads it. */
function sent(standard: '997' | '999', judgement: GroupJudgement): { lines: string[]; read: Acknowledgement } {
  const bytes = buildInterchange({
    separators: standardSeparators,
    newline: '\n',
    version: '00501',
    sender: { qualifier: 'ZZ', id: 'HUB' },
    receiver: { qualifier: 'ZZ', id: 'MERIDIAN' },
    usage: 'P',
    controlNumber: '1',
    ackRequested: false,
    at: Temporal.PlainDateTime.from('2026-11-22T08:00'),
    groups: [
      {
        functionalId: 'FA',
        sender: 'HUB',
        receiver: 'MERIDIAN',
        controlNumber: '1',
        version: '005010',
        sets: [{ type: standard, controlNumber: '1', segments: acknowledge(standard, judgement) }],
      },
    ],
  });
  const set = readInterchanges(bytes)[0]?.groups[0]?.sets[0] ?? expect.unreachable();
  expect(set.faults).toEqual([]);
  const acknowledgement = readAcknowledgement(set) ?? expect.unreachable();
  return { lines: set.segments.slice(1, -1).map(({ text }) => text), read: acknowledgement };
}

describe('R45: a functional group', () => {
  test('that is sound is accepted, set by set', () => {
    const { lines, read: answer } = sent('997', judgeGroup(groupOf()));
    expect(lines).toEqual(['AK1*PO*7', 'AK2*850*0001', 'AK5*A', 'AK2*850*0002', 'AK5*A', 'AK9*A*2*2*2']);
    expect(answer).toMatchObject({
      standard: '997',
      groups: [
        {
          functionalId: 'PO',
          controlNumber: '7',
          result: 'A',
          isAccepted: true,
          counts: { stated: 2, received: 2, accepted: 2 },
        },
      ],
    });
    expect(
      answer.groups[0]?.sets.map(({ type, controlNumber, isAccepted }) => [type, controlNumber, isAccepted]),
    ).toEqual([
      ['850', '0001', true],
      ['850', '0002', true],
    ]);
  });

  test('with a broken set is accepted in part', () => {
    const { lines, read: answer } = sent(
      '997',
      judgeGroup(groupOf(twoSets.map((each) => each.replace('SE*5*0002', 'SE*6*0002')))),
    );
    expect(lines).toEqual(['AK1*PO*7', 'AK2*850*0001', 'AK5*A', 'AK2*850*0002', 'AK5*R*4', 'AK9*P*2*2*1']);
    expect(answer.groups[0]).toMatchObject({
      result: 'P',
      isAccepted: null,
      sets: [{ isAccepted: true }, { isAccepted: false, codes: ['4'] }],
    });
  });

  test('whose trailer is wrong is rejected with all its sets, since not all may have come', () => {
    expect(sent('997', judgeGroup(groupOf(twoSets, '3'))).lines).toEqual([
      'AK1*PO*7',
      'AK2*850*0001',
      'AK5*R',
      'AK2*850*0002',
      'AK5*R',
      'AK9*R*3*2*0*5',
    ]);
  });

  test('with errors in a segment that could be read notes them', () => {
    const judgement = judgeGroup(groupOf(orderSegments, '1'), () => ({ isRead: true, errors: [missingUnit] }));
    const { lines, read: answer } = sent('997', judgement);
    expect(lines).toEqual([
      'AK1*PO*7',
      'AK2*850*0001',
      'AK3*PO1*3*PO1*8',
      'AK4*3*355*1',
      'AK4*5>2**7',
      'AK5*E*5',
      'AK9*E*1*1*1',
    ]);
    expect(answer.groups[0]?.sets[0]).toMatchObject({ result: 'E', isAccepted: true, codes: ['5'] });
  });

  test('with a set that nobody reads is rejected, and told that it is not supported', () => {
    const judgement = judgeGroup(groupOf(orderSegments, '1'), () => ({ isRead: false, errors: [], codes: ['1'] }));
    expect(sent('997', judgement).lines).toEqual(['AK1*PO*7', 'AK2*850*0001', 'AK5*R*1', 'AK9*R*1*1*0']);
  });

  test('of 5010 is answered by a 999 with its context and its guide', () => {
    const group5010 = groupOf(
      orderSegments.map((each) => each.replace('ST*850*0001', 'ST*850*0001*005010X999')),
      '1',
      '005010',
    );
    const judgement = judgeGroup(group5010, () => ({ isRead: false, errors: [missingUnit] }));
    const { lines, read: answer } = sent('999', judgement);
    expect(lines).toEqual([
      'AK1*PO*7*005010',
      'AK2*850*0001*005010X999',
      'IK3*PO1*3*PO1*8',
      'CTX*PO1>1',
      'IK4*3*355*1',
      'IK4*5>2**7',
      'IK5*R*5',
      'AK9*R*1*1*0',
    ]);
    expect(answer.groups[0]?.sets[0]?.errors).toEqual([missingUnit]);
  });

  test('a set with a broken envelope is not asked what its segments say', () => {
    judgeGroup(
      groupOf(
        orderSegments.map((each) => each.replace('SE*5', 'SE*6')),
        '1',
      ),
      () => expect.unreachable(),
    );
  });

  test('answers that name no sets hold for all of the group, and a partial one for none', () => {
    const answer = (ak9: string): Acknowledgement | null => {
      const segments = ['ST*997*0001', 'AK1*PO*7', ak9, 'SE*4*0001'];
      return readAcknowledgement(read(interchange([group(segments)])).groups[0]?.sets[0] ?? expect.unreachable());
    };
    expect(answer('AK9*A*3*3*3')?.groups[0]).toMatchObject({ isAccepted: true, sets: [] });
    expect(answer('AK9*R*3*3*0*4*5')?.groups[0]).toMatchObject({ isAccepted: false, codes: ['4', '5'] });
    expect(answer('AK9*P*3*3*1')?.groups[0]).toMatchObject({ isAccepted: null });
    expect(answer('AK9')?.groups[0]).toMatchObject({ result: null, isAccepted: null, counts: { stated: null } });
  });

  test('is answered by 997 and 999 alone', () => {
    expect(readAcknowledgement(groupOf().sets[0] ?? expect.unreachable())).toBeNull();
  });
});

describe('an interchange', () => {
  const judged = (text: string, refusal?: string) => {
    const { header, faults } = read(text);
    return judgeInterchange({ header: header ?? expect.unreachable(), faults }, refusal);
  };

  test('is answered by TA1 with its own number, date and time', () => {
    expect(buildTa1(judged(interchange()))).toEqual(['TA1', '000000001', '261122', '1750', 'A', '000']);
    expect(judged(interchange().replace(/ +\*/g, '*'))).toMatchObject({ result: 'E', note: '011' });
    expect(judged(interchange().replace('IEA*1', 'IEA*2'))).toMatchObject({ result: 'R', note: '021' });
    expect(judged(interchange(), '025')).toMatchObject({ result: 'R', note: '025' });
  });

  test('of ours is known again in a TA1', () => {
    const [ta1] = read(`${isa()}TA1*000000905*261121*0800*R*025~IEA*0*000000001~`).ta1s;
    expect(ta1 && readTa1(ta1)).toEqual({
      controlNumber: '000000905',
      date: '261121',
      time: '0800',
      result: 'R',
      note: '025',
    });
  });
});
