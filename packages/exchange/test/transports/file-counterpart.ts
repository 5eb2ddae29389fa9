import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from '@supply-hub/clock';
import { silentLog } from '@supply-hub/log';
import { thisProcess } from '../../src/transports/claim.ts';
import type { FilePlace } from '../../src/transports/file-place.ts';
import { createFileTransport } from '../../src/transports/file-transport.ts';
import type { OutboundDocument, Take, Transport } from '../../src/transports/transport.ts';
import type { Counterpart } from './describe-transport.ts';

const clock = new ManualClock('2026-03-05T19:45:00Z');
const shown = (name: string): boolean => !name.startsWith('.') && !name.endsWith('.tmp');

/** Folders of a partner, in a temporary one. */
export interface PartnerFolders extends AsyncDisposable {
  readonly root: string;
  path(...parts: string[]): string;
}

export async function partnerFolders(): Promise<PartnerFolders> {
  const root = await mkdtemp(join(tmpdir(), 'partner-'));
  for (const name of ['in', 'out']) await mkdir(join(root, name));
  return {
    root,
    path: (...parts) => join(root, ...parts),
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
}

/** What suppliers' files look like from their side, whichever way the hub comes to them. */
export function fileCounterpart(options: {
  folders: PartnerFolders;
  /** Where `in`, `out` and `archive` are for the hub. */
  folderOf: (name: 'in' | 'out' | 'archive') => string;
  kind: 'folder' | 'sftp';
  place: () => FilePlace;
  trouble: Counterpart['trouble'];
  close: () => Promise<void>;
}): Counterpart {
  const { folders, folderOf, kind, place, trouble, close } = options;
  const via = { partner: 'acme', transport: 'files', kind };
  const opened: Transport[] = [];
  let hosts = 0;
  /** Files that a slow sender writes: each look finds more. */
  const growing = new Map<string, () => Promise<void>>();
  const open = (): Transport => {
    const transport = createFileTransport({
      via,
      place: place(),
      folders: { in: folderOf('in'), out: folderOf('out'), archive: folderOf('archive') },
      // Each as on a machine of its own: nothing tells it whether the others live.
      claimant: { ...thisProcess(), host: `hub${(hosts += 1)}` },
      clock,
      log: silentLog,
    });
    opened.push(transport);
    return transport;
  };
  return {
    trouble,
    sending: {
      transport: open(),
      document: (number): OutboundDocument => ({
        id: `message_${number}`,
        fileName: `850_${number}.edi`,
        bytes: Buffer.from(`order ${number} `.repeat(40_000)),
        contentType: 'application/edi-x12',
      }),
      knownAs: ({ fileName }) => fileName,
      async received() {
        const names = (await readdir(folders.path('out'))).filter(shown);
        return new Map(
          await Promise.all(names.map(async (name) => [name, await readFile(folders.path('out', name))] as const)),
        );
      },
    },
    receiving: {
      put: (name, bytes) => writeFile(folders.path('in', name), bytes),
      async putHalf(name, bytes) {
        const path = folders.path('in', name);
        const piece = Math.floor(bytes.length / 50);
        await writeFile(path, bytes.subarray(0, piece));
        let at = piece;
        const more = async (until: number) => {
          await appendFile(path, bytes.subarray(at, until));
          at = until;
        };
        growing.set(path, () => more(at + piece));
        return async () => {
          growing.delete(path);
          await more(bytes.length);
        };
      },
      async hub(take: Take) {
        const transport = open();
        return {
          async look(signal) {
            for (const grow of growing.values()) await grow();
            await transport.collect?.(take, signal);
          },
          close: () => transport.close(),
        };
      },
      waiting: async () =>
        (await readdir(folders.path('in'), { withFileTypes: true }))
          .filter((each) => each.isFile())
          .map((it) => it.name),
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(opened.map((transport) => transport.close()));
      await close();
      await folders[Symbol.asyncDispose]();
    },
  };
}
