import { describe, expect, test } from 'vitest';
import { readBareSet } from './read-bare-set.ts';
import { hlTree, type HlNode, type HlTree } from './hl-tree.ts';

const treeOf = (...segments: string[]): HlTree => {
  const text = ['ST*856*0001', 'BSN*00*A1*20261122*0800', ...segments, 'CTT*1', 'SE*0*0001'].join('~');
  return hlTree(readBareSet(Buffer.from(`${text}~`), '004010')?.segments ?? []);
};
const drawn = (node: HlNode): string =>
  `${node.level}${node.id}[${node.segments
    .slice(1)
    .map(({ id }) => id)
    .join()}](${node.children.map(drawn).join(' ')})`;
const drawing = (tree: HlTree): string | string[] =>
  tree.ok
    ? tree.roots.map(drawn).join(' ')
    : tree.faults.map(({ element, sentence, position }) => `${position.inSet} HL0${element} ${sentence}`);

describe('R47: levels', () => {
  test('stand where HL02 puts them', () => {
    const tree = treeOf(
      'HL*1**S*1',
      'TD1*CTN',
      'HL*2*1*O*1',
      'PRF*PO-1',
      'HL*3*2*P',
      'MAN*GM*1',
      'HL*4*3*I',
      'LIN*1',
      'SN1*1',
      'HL*5*2*I',
      'LIN*2',
    );
    expect(drawing(tree)).toBe('S1[TD1](O2[PRF](P3[MAN](I4[LIN,SN1]()) I5[LIN]()))');
  });

  test('may be named before they come, in any depth and order', () => {
    expect(drawing(treeOf('HL*4*3*I', 'HL*3*2*P', 'HL*2*1*T', 'HL*1**S', 'HL*9*1*O'))).toBe(
      'S1[](T2[](P3[](I4[]())) O9[]())',
    );
  });

  test('may be several trees', () => {
    expect(drawing(treeOf('HL*1**S', 'HL*2**S', 'HL*3*2*O'))).toBe('S1[]() S2[](O3[]())');
  });

  test('know nothing of what stands before the first or in the summary', () => {
    expect(drawing(treeOf('DTM*011*20261122', 'HL*1**S', 'REF*BM*1'))).toBe('S1[REF]()');
  });

  test.each([
    ['an orphan', ['HL*1**S', 'HL*2*7*O'], ['4 HL02 HL 2 names HL 7 as its parent, which is not there']],
    ['a number that stands twice', ['HL*1**S', 'HL*1*1*O'], ['4 HL01 HL01 1 stands twice']],
    ['no number', ['HL***S'], ['3 HL01 HL01, the number of the level, is empty']],
    ['no level', ['HL*1'], ['3 HL03 HL 1 does not say its level in HL03']],
    [
      'a circle',
      ['HL*1**S', 'HL*2*3*O', 'HL*3*2*P'],
      [
        '4 HL02 HL 2 leads to no first level: its parents go in a circle',
        '5 HL02 HL 3 leads to no first level: its parents go in a circle',
      ],
    ],
    ['itself above it', ['HL*1*1*S'], ['3 HL02 HL 1 leads to no first level: its parents go in a circle']],
  ])('with %s are refused', (_, segments, faults) => {
    expect(drawing(treeOf(...segments))).toEqual(faults);
  });

  test('as deep as a file is long are read', () => {
    const deep = Array.from({ length: 20_000 }, (_, index) => `HL*${index + 1}*${index === 0 ? '' : index}*P`);
    const tree = treeOf(...deep);
    let depth = 0;
    for (let nodes = tree.ok ? tree.roots : []; nodes.length > 0; nodes = nodes[0]?.children ?? []) depth += 1;
    expect(depth).toBe(20_000);
  });
});
