import type { Clock } from '@supply-hub/clock';
import type { Log } from '@supply-hub/log';
import type { Claimant } from './claim.ts';
import { createCollector } from './collect-files.ts';
import { deliverFile } from './deliver-file.ts';
import type { FilePlace } from './file-place.ts';
import type { Transport, Via } from './transport.ts';

export interface FileTransportOptions {
  readonly via: Via;
  readonly place: FilePlace;
  /** Where the partner puts files for us, where we put files for it, and where files go once they are taken. */
  readonly folders: {
    readonly in?: string | undefined;
    readonly out?: string | undefined;
    readonly archive?: string | undefined;
  };
  readonly claimant: Claimant;
  readonly clock: Clock;
  readonly log: Log;
  /** @default 64 MiB */
  readonly maxFileBytes?: number;
  /** @default 600 */
  readonly claimExpirySeconds?: number;
}

/** A partner's folders, here or on an SFTP server. */
export function createFileTransport(options: FileTransportOptions): Transport {
  const { via, place, folders, claimant, clock, log } = options;
  const { maxFileBytes = 64 * 1024 * 1024, claimExpirySeconds = 600 } = options;
  const { in: fetched, out, archive } = folders;
  const collect =
    fetched === undefined
      ? undefined
      : createCollector({
          place,
          folder: fetched,
          archive,
          via,
          claimant,
          clock,
          log,
          maxFileBytes,
          claimExpirySeconds,
        });
  return {
    via,
    ...(out !== undefined && {
      deliver: (document, signal) => deliverFile(document, { place, folder: out, claimant }, signal),
    }),
    ...(collect !== undefined && { collect }),
    close: () => place.close(),
  };
}
