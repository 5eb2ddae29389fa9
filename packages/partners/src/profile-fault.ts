/** What is wrong with a profile file, and what to do: for whoever wrote it, who need not know the hub. */
export interface ProfileFault {
  /** Where it stands, from 1. */
  readonly line: number;
  readonly column: number;
  /** `transports.sftp.hostKey`, `routing[1].via`; empty for the file as a whole. */
  readonly path: string;
  /** What is wrong. Never quotes what may be a secret. */
  readonly sentence: string;
  /** What to write instead, or what to do. */
  readonly remedy: string;
}

/** A fault before it is placed in the file. */
export interface Finding {
  readonly path: readonly (string | number)[];
  /** The setting's name, or what stands there. */
  readonly at: 'key' | 'value';
  readonly sentence: string;
  readonly remedy: string;
}
