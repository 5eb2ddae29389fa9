import type { Stats } from 'node:fs';
import { link, lstat, mkdir, open, readdir, rmdir, unlink, utimes, type FileHandle } from 'node:fs/promises';
import ssh2, { type Attributes, type FileEntry, type SFTPWrapper } from 'ssh2';
import type { Jail } from './jail.ts';

const { STATUS_CODE, flagsToString } = ssh2.utils.sftp;

type Handle =
  | { readonly kind: 'file'; readonly file: FileHandle }
  | { readonly kind: 'folder'; readonly entries: FileEntry[] };

/** Serves one session of one account: SFTP version 3 on its own folder, without links. */
export function serveSftp(session: SFTPWrapper, jail: Jail): void {
  const handles = new Map<number, Handle>();
  let lastHandle = 0;

  /** Runs one request and answers it; what the disk refuses becomes a status. */
  const answer = (request: number, run: () => Promise<void>): void => {
    run().catch((error: unknown) => {
      if (error instanceof EndOfFile) session.status(request, STATUS_CODE.EOF);
      // Without the disk's own words: they name folders outside of the account's.
      else session.status(request, statusOf(error));
    });
  };
  const ok = (request: number) => session.status(request, STATUS_CODE.OK);
  const keep = (request: number, handle: Handle): void => {
    lastHandle += 1;
    handles.set(lastHandle, handle);
    const name = Buffer.alloc(4);
    name.writeUInt32BE(lastHandle);
    session.handle(request, name);
  };
  const numberOf = (handle: Buffer): number => (handle.length === 4 ? handle.readUInt32BE() : 0);
  const fileOf = (handle: Buffer): FileHandle => {
    const found = handles.get(numberOf(handle));
    if (found?.kind !== 'file') throw new Error('no such handle');
    return found.file;
  };
  const stat = (request: number, path: string) =>
    answer(request, async () => session.attrs(request, attributesOf(await lstat(await jail.locate(path)))));

  session.on('REALPATH', (request, path) => {
    const filename = jail.canonical(path);
    session.name(request, [
      { filename, longname: filename, attrs: { mode: 0, uid: 0, gid: 0, size: 0, atime: 0, mtime: 0 } },
    ]);
  });
  session.on('STAT', stat);
  session.on('LSTAT', stat);
  session.on('FSTAT', (request, handle) =>
    answer(request, async () => session.attrs(request, attributesOf(await fileOf(handle).stat()))),
  );
  session.on('SETSTAT', (request, path, attrs) =>
    answer(request, async () => {
      if (typeof attrs.mtime === 'number') await utimes(await jail.locate(path), attrs.atime, attrs.mtime);
      ok(request);
    }),
  );
  session.on('FSETSTAT', (request, handle, attrs) =>
    answer(request, async () => {
      if (typeof attrs.mtime === 'number') await fileOf(handle).utimes(attrs.atime, attrs.mtime);
      ok(request);
    }),
  );
  session.on('OPEN', (request, path, flags) =>
    answer(request, async () => {
      const mode = flagsToString(flags);
      if (mode === null) throw new Error('unknown flags');
      keep(request, { kind: 'file', file: await open(await jail.locate(path), mode, 0o600) });
    }),
  );
  session.on('READ', (request, handle, offset, length) =>
    answer(request, async () => {
      const { buffer, bytesRead } = await fileOf(handle).read(Buffer.alloc(Math.min(length, 262_144)), 0, null, offset);
      if (bytesRead === 0) throw new EndOfFile();
      session.data(request, buffer.subarray(0, bytesRead));
    }),
  );
  session.on('WRITE', (request, handle, offset, data) =>
    answer(request, async () => {
      await fileOf(handle).write(data, 0, data.length, offset);
      ok(request);
    }),
  );
  session.on('CLOSE', (request, handle) =>
    answer(request, async () => {
      const found = handles.get(numberOf(handle));
      if (found === undefined) throw new Error('no such handle');
      handles.delete(numberOf(handle));
      if (found.kind === 'file') await found.file.close();
      ok(request);
    }),
  );
  session.on('OPENDIR', (request, path) =>
    answer(request, async () => {
      const folder = await jail.locate(path);
      const entries: FileEntry[] = [];
      for (const name of await readdir(folder)) {
        // A file may be gone between the two.
        const stats = await lstat(await jail.locate(`${path}/${name}`)).catch(() => undefined);
        if (stats !== undefined)
          entries.push({ filename: name, longname: longName(name, stats), attrs: attributesOf(stats) });
      }
      keep(request, { kind: 'folder', entries });
    }),
  );
  session.on('READDIR', (request, handle) =>
    answer(request, async () => {
      const found = handles.get(numberOf(handle));
      if (found?.kind !== 'folder') throw new Error('no such handle');
      const page = found.entries.splice(0, 200);
      if (page.length === 0) throw new EndOfFile();
      session.name(request, page);
    }),
  );
  session.on('RENAME', (request, from, to) =>
    answer(request, async () => {
      const source = await jail.locate(from);
      // As version 3 has it: never over a file that is there.
      await link(source, await jail.locate(to));
      await unlink(source);
      ok(request);
    }),
  );
  session.on('REMOVE', (request, path) =>
    answer(request, async () => {
      await unlink(await jail.locate(path));
      ok(request);
    }),
  );
  session.on('MKDIR', (request, path) =>
    answer(request, async () => {
      await mkdir(await jail.locate(path), { mode: 0o700 });
      ok(request);
    }),
  );
  session.on('RMDIR', (request, path) =>
    answer(request, async () => {
      await rmdir(await jail.locate(path));
      ok(request);
    }),
  );
  session.on('close', () => {
    for (const handle of handles.values()) if (handle.kind === 'file') void handle.file.close().catch(() => undefined);
    handles.clear();
  });
}

class EndOfFile extends Error {}

function statusOf(error: unknown): number {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return STATUS_CODE.NO_SUCH_FILE;
  return code === 'EACCES' || code === 'EPERM' ? STATUS_CODE.PERMISSION_DENIED : STATUS_CODE.FAILURE;
}

const attributesOf = ({ mode, size, atimeMs, mtimeMs }: Stats): Attributes => ({
  mode,
  uid: 0,
  gid: 0,
  size,
  atime: Math.floor(atimeMs / 1000),
  mtime: Math.floor(mtimeMs / 1000),
});

/** As `ls -l` would: clients read rights and kind from it. */
function longName(name: string, stats: Stats): string {
  const rights = stats.isDirectory() ? 'drwx------' : '-rw-------';
  const at = stats.mtime.toISOString();
  return `${rights} 1 supplier supplier ${stats.size} ${at.slice(5, 10)} ${at.slice(11, 16)} ${name}`;
}
