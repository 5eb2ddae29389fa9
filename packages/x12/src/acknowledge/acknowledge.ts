import type { SegmentInput } from '../set/segment-input.ts';
import type { GroupJudgement, SegmentError, SetJudgement } from './judgement.ts';

/**
 * The segments, between ST and SE, of a 997 or 999 for one functional group (R45: one for each group, none for a group
 * of acknowledgements). Syntax only: what the hub thinks of an order is said by other documents.
 */
export function acknowledge(standard: '997' | '999', judgement: GroupJudgement): SegmentInput[] {
  const { group, sets } = judgement;
  const isLate = group.version >= '005010';
  const accepted = sets.filter(({ result }) => result !== 'R').length;
  return [
    ['AK1', group.functionalId, group.controlNumber, isLate ? group.version : undefined],
    ...sets.flatMap((set) => setResponse(standard, set, isLate)),
    [
      'AK9',
      judgement.result,
      String(judgement.statedCount ?? sets.length),
      String(sets.length),
      String(accepted),
      ...judgement.codes.slice(0, 5),
    ],
  ];
}

function setResponse(standard: '997' | '999', set: SetJudgement, isLate: boolean): SegmentInput[] {
  return [
    ['AK2', set.type, set.controlNumber, isLate ? (set.guide ?? undefined) : undefined],
    ...set.errors.flatMap((error) => segmentResponse(standard, error)),
    [standard === '997' ? 'AK5' : 'IK5', set.result, ...set.codes.slice(0, 5)],
  ];
}

function segmentResponse(standard: '997' | '999', error: SegmentError): SegmentInput[] {
  const prefix = standard === '997' ? 'AK' : 'IK';
  const context: SegmentInput[] = standard === '999' && error.context !== undefined ? [['CTX', error.context]] : [];
  return [
    [`${prefix}3`, error.segment, String(error.inSet), error.loop, error.code],
    ...context,
    ...error.elements.map(({ element, component, reference, code, copy }): SegmentInput => [
      `${prefix}4`,
      component === undefined ? String(element) : [String(element), String(component)],
      reference,
      code,
      copy,
    ]),
  ];
}
