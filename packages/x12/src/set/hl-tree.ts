import type { Position, Segment } from '../text/segment.ts';

/** One HL with the segments that follow it, and the levels below it. */
export interface HlNode {
  /** HL01. */
  readonly id: string;
  /** HL03: `S` shipment, `O` order, `T` pallet, `P` pack, `I` item, `F` component. */
  readonly level: string;
  /** HL itself and what stands before the next HL. */
  readonly segments: readonly Segment[];
  readonly children: readonly HlNode[];
  readonly position: Position;
}

export interface HlFault {
  readonly position: Position;
  /** Element of HL it is about. */
  readonly element: 1 | 2 | 3;
  readonly sentence: string;
}

export type HlTree =
  | { readonly ok: true; readonly roots: readonly HlNode[] }
  | { readonly ok: false; readonly faults: readonly HlFault[] };

/**
 * The levels of a set by what HL02 names as their parent, not by their order or depth: any tree is read, whether its
 * parents come before or after their children. Refused: an HL01 that is empty or stands twice, a parent that is not
 * there, and a circle (R47). `segments` may begin before the first HL and end with the summary: what comes before
 * belongs to no level, CTT and SE to none either.
 */
export function hlTree(segments: Iterable<Segment>): HlTree {
  interface Open extends HlNode {
    readonly segments: Segment[];
    readonly children: Open[];
    readonly parent: string | undefined;
  }
  const nodes = new Map<string, Open>();
  const faults: HlFault[] = [];
  let current: Open | undefined;
  for (const segment of segments) {
    if (segment.id !== 'HL') {
      if (segment.id === 'CTT' || segment.id === 'SE') current = undefined;
      current?.segments.push(segment);
      continue;
    }
    const { position } = segment;
    const id = segment.value(1)?.trim() ?? '';
    const level = segment.value(3)?.trim() ?? '';
    const parent = segment.value(2)?.trim();
    if (id === '') faults.push({ position, element: 1, sentence: 'HL01, the number of the level, is empty' });
    else if (nodes.has(id)) faults.push({ position, element: 1, sentence: `HL01 ${id} stands twice` });
    if (level === '') faults.push({ position, element: 3, sentence: `HL ${id} does not say its level in HL03` });
    current = { id, level, parent, segments: [segment], children: [], position };
    if (id !== '' && !nodes.has(id)) nodes.set(id, current);
  }
  const roots: Open[] = [];
  for (const node of nodes.values()) {
    if (node.parent === undefined) {
      roots.push(node);
      continue;
    }
    const parent = nodes.get(node.parent);
    if (parent !== undefined) parent.children.push(node);
    else
      faults.push({
        position: node.position,
        element: 2,
        sentence: `HL ${node.id} names HL ${node.parent} as its parent, which is not there`,
      });
  }
  const reached = new Set<Open>();
  for (let wave = roots; wave.length > 0; wave = wave.flatMap(({ children }) => children))
    for (const node of wave) reached.add(node);
  if (faults.length === 0)
    for (const node of nodes.values())
      if (!reached.has(node))
        faults.push({
          position: node.position,
          element: 2,
          sentence: `HL ${node.id} leads to no first level: its parents go in a circle`,
        });
  return faults.length === 0 ? { ok: true, roots } : { ok: false, faults };
}
