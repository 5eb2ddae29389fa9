import * as nodeFiles from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { SourceUnavailable } from '@supply-hub/errors';
import type { FileEntry, FilePlace } from './file-place.ts';
import { within } from './within.ts';

/** What is used of the file system, so that tests can fill the disk. */
export type Files = Pick<typeof nodeFiles, 'copyFile' | 'lstat' | 'mkdir' | 'open' | 'readdir' | 'rename' | 'rm'>;

const sentences: Readonly<Record<string, string>> = {
  ENOSPC: 'its disk is full',
  EDQUOT: 'its quota is used up',
  EACCES: 'the hub may not do that there',
  EPERM: 'the hub may not do that there',
  EROFS: 'it may only be read',
  ENOENT: 'it is not there',
  ENOTDIR: 'it is not a folder',
  EIO: 'its disk fails',
  ESTALE: 'its network share was lost',
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';

/** Folders of this machine, network shares among them. */
export function createLocalPlace({ files = nodeFiles }: { files?: Files } = {}): FilePlace {
  function fault(path: string, error: unknown): SourceUnavailable {
    const code = codeOf(error);
    return new SourceUnavailable(path, sentences[code] ?? `the file system says ${code}`, { cause: error });
  }
  async function guarded<T>(path: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    try {
      // A share whose server is gone answers to nothing, not even to being told to stop.
      return await within(work(), signal);
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw fault(path, error);
    }
  }

  async function entryOf(folder: string, name: string): Promise<FileEntry[]> {
    try {
      const { size, mtimeMs } = await files.lstat(join(folder, name));
      return [{ name, size, modifiedMs: mtimeMs }];
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return [];
      throw error;
    }
  }

  async function written(path: string, bytes: Uint8Array): Promise<void> {
    const handle = await files.open(path, 'w');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  /** A rename is on disk when its folder is; not every file system can say so. */
  async function settled(folder: string): Promise<void> {
    const handle = await files.open(folder, 'r');
    try {
      await handle.sync().catch(() => undefined);
    } finally {
      await handle.close();
    }
  }

  return {
    list: (folder, signal) =>
      guarded(folder, signal, async () => {
        const all = await files.readdir(folder, { withFileTypes: true });
        const names = all.filter((each) => each.isFile()).map((each) => each.name);
        const entries: FileEntry[] = [];
        for (const name of names) entries.push(...(await entryOf(folder, name)));
        return entries;
      }),
    read: (path, maxBytes, signal) =>
      guarded(path, signal, async () => {
        let handle;
        try {
          handle = await files.open(path, 'r');
        } catch (error) {
          if (codeOf(error) === 'ENOENT') return null;
          throw error;
        }
        try {
          const { size } = await handle.stat();
          const buffer = Buffer.alloc(Math.min(size, maxBytes) + 1);
          let length = 0;
          while (length < buffer.length) {
            const { bytesRead } = await handle.read(buffer, length, buffer.length - length, length);
            if (bytesRead === 0) break;
            length += bytesRead;
          }
          return buffer.subarray(0, length);
        } finally {
          await handle.close();
        }
      }),
    write: (path, bytes, signal) => guarded(path, signal, () => written(path, bytes)),
    rename: (from, to, signal) =>
      guarded(from, signal, async () => {
        try {
          await files.rename(from, to);
        } catch (error) {
          const code = codeOf(error);
          if (code === 'ENOENT' && (await entryOf(dirname(from), basename(from))).length === 0) return false;
          if (code !== 'EXDEV') throw error;
          // An archive on another disk.
          await files.copyFile(from, `${to}.tmp`);
          await files.rename(`${to}.tmp`, to);
          await files.rm(from);
        }
        return true;
      }),
    settle: (folder, signal) => guarded(folder, signal, () => settled(folder)),
    remove: (path, signal) => guarded(path, signal, () => files.rm(path, { force: true })),
    makeFolder: (path, signal) =>
      guarded(path, signal, async () => void (await files.mkdir(path, { recursive: true }))),
    join,
    close: async () => undefined,
  };
}
