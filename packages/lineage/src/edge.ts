/** What the first end of an edge did for the second, read as a sentence: a message `causes` a case. */
export const edgeKinds = [
  'causes',
  'covers',
  'needs',
  'part-of',
  'answers',
  'ships',
  'receives',
  'pays',
  'uses',
  'replays',
] as const;
export type EdgeKind = (typeof edgeKinds)[number];

/** Two things one of which led to the other, by their hub ids. */
export interface EdgeEnds {
  /** The cause, the giver, the whole of `needs`, the part of `part-of`. */
  readonly from: string;
  /** The effect. */
  readonly to: string;
}

/** One thing led to another. Between two things there is at most one edge of a kind. */
export interface Edge extends EdgeEnds {
  readonly kind: EdgeKind;
  /**
   * Hub ids of the facilities whose viewers may see it. Null: master data, which everybody sees but partners. Empty:
   * nobody knows where it belongs, so only viewers of all facilities do.
   */
  readonly facilityIds: readonly string[] | null;
  /** Hub ids of the suppliers whose partners may see it. */
  readonly supplierIds: readonly string[];
}

/** An edge as it is kept. */
export interface StoredEdge extends EdgeEnds {
  readonly kind: EdgeKind;
  /** Since when it stands, or stood. */
  readonly at: Temporal.Instant;
  /** Since when it stands no more; null while it does. */
  readonly endedAt: Temporal.Instant | null;
}
