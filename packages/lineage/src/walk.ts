import { edgeKinds, type EdgeEnds, type EdgeKind } from './edge.ts';

/**
 * How lineage is walked. From a thing, its causes are found against the edges and its effects along them. A walk never
 * turns: from a cause it does not go down again to the cause's other effects, nor from an effect up to its other
 * causes, or everything would be connected to everything by one busy card or lot.
 *
 * A whole and its parts count as one thing: an order stands for its lines, a case for its demands, so that a case leads
 * to the lots its demands are covered by. A part leads to its whole, which then does not lead to its other parts.
 */
export interface Step {
  readonly id: string;
  /** `up` to causes, `down` to effects. */
  readonly way: 'up' | 'down';
  /** It was reached as the whole of a part. */
  readonly isWhole: boolean;
}

/** The kinds that join a whole and its parts, by the end the whole is at. */
const wholeEnd: { readonly [K in EdgeKind]?: 'from' | 'to' } = { needs: 'from', 'part-of': 'to' };

/** Where a walk begins: both ways. */
export function firstSteps(id: string): Step[] {
  return [
    { id, way: 'up', isWhole: false },
    { id, way: 'down', isWhole: false },
  ];
}

/** The step over an edge to its other end; null when the walk does not take it. */
export function stepOver(step: Step, edge: EdgeEnds & { readonly kind: EdgeKind }): Step | null {
  const here = edge.from === step.id ? 'from' : 'to';
  const whole = wholeEnd[edge.kind];
  const id = here === 'from' ? edge.to : edge.from;
  if (whole === undefined) {
    const isAlong = here === (step.way === 'down' ? 'from' : 'to');
    return isAlong ? { id, way: step.way, isWhole: false } : null;
  }
  if (whole === here) return step.isWhole ? null : { id, way: step.way, isWhole: false };
  return { id, way: step.way, isWhole: true };
}

/** The kinds of edge a step leads over from the end it stands at. */
export function kindsTaken(step: Step, here: 'from' | 'to'): EdgeKind[] {
  const ends = here === 'from' ? { from: step.id, to: '' } : { from: '', to: step.id };
  return edgeKinds.filter((kind) => stepOver(step, { ...ends, kind }) !== null);
}
