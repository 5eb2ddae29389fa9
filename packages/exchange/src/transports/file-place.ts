/** A regular file of a folder. */
export interface FileEntry {
  readonly name: string;
  readonly size: number;
  /** Milliseconds since 1970, as the place counts them; only ever compared with itself. */
  readonly modifiedMs: number;
}

/**
 * Where files are put down and fetched: a folder of this machine or of an SFTP server. The rules of handing over are
 * the same for both and stand in `collect-files.ts` and `deliver-file.ts`; a place only carries them out.
 * Every method throws SourceUnavailable with a sentence when the place cannot do it.
 */
export interface FilePlace {
  /** The regular files of a folder; links and folders are left out. */
  list(folder: string, signal: AbortSignal): Promise<FileEntry[]>;
  /** At most `maxBytes` and one more, so that a caller sees that there is more; null: no such file. */
  read(path: string, maxBytes: number, signal: AbortSignal): Promise<Uint8Array | null>;
  /** Writes anew and returns when the place has all of it, on disk where it can say so. */
  write(path: string, bytes: Uint8Array, signal: AbortSignal): Promise<void>;
  /** In one step, so that of two who rename one file only one succeeds. @returns false: there is no such file any more */
  rename(from: string, to: string, signal: AbortSignal): Promise<boolean>;
  /** Returns when what was renamed in a folder stays so whatever happens, where the place can say so. */
  settle(folder: string, signal: AbortSignal): Promise<void>;
  /** No fault when there is none. */
  remove(path: string, signal: AbortSignal): Promise<void>;
  /** No fault when there is one. */
  makeFolder(path: string, signal: AbortSignal): Promise<void>;
  join(folder: string, name: string): string;
  close(): Promise<void>;
}
