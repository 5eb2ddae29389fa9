import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { open, lstat, mkdir, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import { Socket, type AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import ssh2, { type Attributes, type Connection, type SFTPWrapper } from 'ssh2';
import type { Trouble } from './describe-transport.ts';

const { Server, utils } = ssh2;
const { STATUS_CODE, OPEN_MODE } = utils.sftp;

/** An SFTP server on a free port, jailed to a folder, in which anything can be made to go wrong. */
export interface TestSftpServer extends AsyncDisposable {
  readonly port: number;
  /** `SHA256:` and 43 characters. */
  readonly hostKey: string;
  readonly username: string;
  readonly password: string;
  trouble: Trouble | null;
  /** Sessions that were opened so far. */
  readonly sessionCount: number;
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

/** ssh2 keeps it to itself. */
function socketOf(connection: Connection): Socket | undefined {
  const socket: unknown = Reflect.get(connection, '_sock');
  return socket instanceof Socket ? socket : undefined;
}

export async function testSftpServer(root: string): Promise<TestSftpServer> {
  const keys = utils.generateKeyPairSync('ecdsa', { bits: 256 });
  const parsed = utils.parseKey(keys.public);
  if (parsed instanceof Error) throw parsed;
  const publicKey = Array.isArray(parsed) ? parsed[0]?.getPublicSSH() : parsed.getPublicSSH();
  if (publicKey === undefined) throw new Error('no key');
  const username = 'hub';
  const password = 'correct horse';
  const connections = new Set<Connection>();
  const state = { trouble: null as Trouble | null, sessionCount: 0 };

  const server = new Server({ hostKeys: [keys.private] }, (connection) => {
    connections.add(connection);
    // As OpenSSH: else each answer waits 40 ms for the acknowledgement of the one before.
    socketOf(connection)?.setNoDelay(true);
    connection.on('error', () => undefined).on('close', () => connections.delete(connection));
    connection.on('authentication', (context) => {
      const given = context.method === 'password' ? Buffer.from(context.password) : Buffer.of();
      const wanted = Buffer.from(password);
      const isRight = given.length === wanted.length && timingSafeEqual(given, wanted);
      if (isRight && state.trouble !== 'wrong key') context.accept();
      else context.reject(['password']);
    });
    connection.on('session', (acceptSession) => {
      acceptSession().on('sftp', (accept) => {
        state.sessionCount += 1;
        serve(accept(), connection);
      });
    });
  });

  function serve(sftp: SFTPWrapper, connection: Connection): void {
    const files = new Map<number, FileHandle>();
    const folders = new Map<number, string[]>();
    let next = 0;
    const where = (path: string): string => join(root, normalize(`/${path}`));
    const key = (handle: Buffer): number => handle.readUInt32BE(0);
    const handleOf = (number: number): Buffer => {
      const buffer = Buffer.alloc(4);
      buffer.writeUInt32BE(number);
      return buffer;
    };
    const attributes = async (path: string): Promise<Attributes & { longname: string }> => {
      const { mode, size, mtimeMs, atimeMs } = await lstat(path);
      const mtime = Math.floor(mtimeMs / 1000);
      return {
        mode,
        uid: 0,
        gid: 0,
        size,
        atime: Math.floor(atimeMs / 1000),
        mtime,
        longname: (mode & 0o170000) === 0o040000 ? 'drwx------' : '-rw-------',
      };
    };
    /** Answers, unless something is wrong. */
    const answering = (id: number, moves: boolean, work: () => Promise<void>): void => {
      if (state.trouble === 'slow') return;
      if (state.trouble === 'wrong key') return void connection.end();
      if (state.trouble === 'cut' && moves) return cut();
      work().catch((error: unknown) => {
        const code = codeOf(error);
        const status = code === 'ENOENT' ? STATUS_CODE.NO_SUCH_FILE : STATUS_CODE.FAILURE;
        sftp.status(id, status);
      });
    };
    /** As a cable that is pulled. */
    const cut = (): void => void socketOf(connection)?.destroy();
    const ok = (id: number): void => sftp.status(id, STATUS_CODE.OK);
    sftp.on('error', () => undefined);
    sftp.on('REALPATH', (id, path) =>
      answering(id, false, async () => {
        sftp.name(id, [{ filename: normalize(`/${path}`), longname: '', attrs: await attributes(root) }]);
      }),
    );
    const stat = (id: number, path: string): void =>
      answering(id, false, async () => sftp.attrs(id, await attributes(where(path))));
    sftp.on('STAT', stat);
    sftp.on('LSTAT', stat);
    sftp.on('FSTAT', (id, handle) =>
      answering(id, false, async () => {
        const size = (await files.get(key(handle))?.stat())?.size ?? 0;
        sftp.attrs(id, { mode: 0o100600, uid: 0, gid: 0, size, atime: 0, mtime: 0 });
      }),
    );
    sftp.on('OPENDIR', (id, path) =>
      answering(id, false, async () => {
        const names = await readdir(where(path));
        folders.set((next += 1), [path, ...names]);
        sftp.handle(id, handleOf(next));
      }),
    );
    sftp.on('READDIR', (id, handle) =>
      answering(id, false, async () => {
        const [path, ...names] = folders.get(key(handle)) ?? [];
        if (path === undefined) return sftp.status(id, STATUS_CODE.EOF);
        folders.set(key(handle), []);
        const entries = [];
        for (const filename of names) {
          const attrs = await attributes(where(`${path}/${filename}`)).catch(() => undefined);
          if (attrs !== undefined) entries.push({ filename, longname: `${attrs.longname} 1 x x ${filename}`, attrs });
        }
        if (entries.length === 0) return sftp.status(id, STATUS_CODE.EOF);
        return sftp.name(id, entries);
      }),
    );
    sftp.on('OPEN', (id, path, flags) =>
      answering(id, false, async () => {
        const mode = (flags & OPEN_MODE.WRITE) === 0 ? 'r' : 'w';
        files.set((next += 1), await open(where(path), mode));
        sftp.handle(id, handleOf(next));
      }),
    );
    sftp.on('READ', (id, handle, offset, length) =>
      answering(id, true, async () => {
        const buffer = Buffer.alloc(Math.min(length, 32_768));
        const read = await files.get(key(handle))?.read(buffer, 0, buffer.length, offset);
        if (read === undefined || read.bytesRead === 0) return sftp.status(id, STATUS_CODE.EOF);
        return sftp.data(id, buffer.subarray(0, read.bytesRead));
      }),
    );
    let written = 0;
    sftp.on('WRITE', (id, handle, offset, data) => {
      written += data.length;
      // The first piece arrives; what follows does not.
      if (state.trouble === 'full' && written > 32_768) return sftp.status(id, STATUS_CODE.FAILURE);
      return answering(id, written > 32_768, async () => {
        await files.get(key(handle))?.write(data, 0, data.length, offset);
        ok(id);
      });
    });
    sftp.on('CLOSE', (id, handle) =>
      answering(id, false, async () => {
        await files.get(key(handle))?.close();
        files.delete(key(handle));
        folders.delete(key(handle));
        ok(id);
      }),
    );
    sftp.on('RENAME', (id, from, to) =>
      answering(id, false, async () => {
        // As OpenSSH: never over another file.
        const isThere = await lstat(where(to)).then(
          () => true,
          () => false,
        );
        if (isThere) return sftp.status(id, STATUS_CODE.FAILURE);
        await rename(where(from), where(to));
        return ok(id);
      }),
    );
    sftp.on('REMOVE', (id, path) =>
      answering(id, false, async () => {
        await rm(where(path));
        ok(id);
      }),
    );
    sftp.on('MKDIR', (id, path) =>
      answering(id, false, async () => {
        await mkdir(where(path));
        ok(id);
      }),
    );
    connection.on('close', () => {
      for (const file of files.values()) file.close().catch(() => undefined);
    });
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  return {
    port: address.port,
    hostKey: `SHA256:${createHash('sha256').update(publicKey).digest('base64').replaceAll('=', '')}`,
    username,
    password,
    get trouble() {
      return state.trouble;
    },
    set trouble(next) {
      state.trouble = next;
    },
    get sessionCount() {
      return state.sessionCount;
    },
    async [Symbol.asyncDispose]() {
      for (const connection of connections) connection.end();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}
