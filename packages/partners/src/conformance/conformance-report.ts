/** What came of running a partner's golden files through the hub's own readers. Plain JSON. */
export interface ConformanceReport {
  /** The shape of this report. */
  readonly version: 1;
  readonly partner: string;
  readonly name: string;
  /** ISO 8601 in UTC. */
  readonly checkedAt: string;
  readonly hasPassed: boolean;
  readonly fileCount: number;
  readonly passedCount: number;
  /** By name. */
  readonly files: readonly FileReport[];
  /** Documents the profile promises of which no golden file is an example. */
  readonly notShown: readonly string[];
}

export interface FileReport {
  readonly file: string;
  readonly byteCount: number;
  readonly hasPassed: boolean;
  readonly documents: readonly DocumentReport[];
  /** What the partner must see to, in the order of the file. */
  readonly faults: readonly ConformanceFault[];
  /** What is worth knowing and harms nothing. */
  readonly notes: readonly ConformanceFault[];
  /** The acknowledgement the hub would send, a segment a line; null where it would send none. */
  readonly acknowledgement: string | null;
  /** How the file differs from what its `.expected.json` says; null when there is none. */
  readonly differences: readonly string[] | null;
}

/** One transaction set of a file. */
export interface DocumentReport {
  /** ST01. */
  readonly type: string;
  /** Its name for people. */
  readonly name: string;
  /** ISA13, GS06 and ST02. */
  readonly controls: readonly [interchange: string, group: string, set: string];
  /** GS08. */
  readonly version: string;
  /** Its business number; null when it has none. */
  readonly number: string | null;
  readonly lineCount: number;
  readonly isRead: boolean;
}

export interface ConformanceFault {
  /** Of its segment: in the interchange, ISA = 1, and the byte in the file from 0; null for the file as a whole. */
  readonly position: { readonly segment: number; readonly offset: number } | null;
  /** `PO1-03`, `N1-04`; null for the file as a whole. */
  readonly element: string | null;
  /** What is wrong. */
  readonly sentence: string;
  /** What the partner must do. */
  readonly remedy: string;
}
