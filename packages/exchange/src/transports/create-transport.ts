import type { Clock } from '@supply-hub/clock';
import type { Log } from '@supply-hub/log';
import { resolveSecrets, type PartnerTransport } from '@supply-hub/partners';
import type { Claimant } from './claim.ts';
import { createFileTransport } from './file-transport.ts';
import { createHttpsSender } from './https-sender.ts';
import { createLocalPlace } from './local-place.ts';
import { createMllpSender } from './mllp-sender.ts';
import { createSftpPlace } from './sftp-place.ts';
import type { Transport } from './transport.ts';

export interface TransportContext {
  /** The partner's slug. */
  readonly partner: string;
  /** The partner as people know it. */
  readonly partnerName: string;
  /** The transport's name in its profile. */
  readonly name: string;
  /** Where the secrets are that a profile names. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly claimant: Claimant;
  readonly clock: Clock;
  readonly log: Log;
}

/** A transport as a profile describes it. Nothing is opened before there is something to do. */
export function createTransport(described: PartnerTransport, context: TransportContext): Transport {
  const { partner, partnerName, name, env, claimant, clock, log } = context;
  const secretsOf = <T extends PartnerTransport>(it: T): T => resolveSecrets(it, env, `${partner}, transport ${name}`);
  const via = { partner, transport: name, kind: described.kind };
  switch (described.kind) {
    case 'folder':
      return createFileTransport({ via, place: createLocalPlace(), folders: described, claimant, clock, log });
    case 'sftp':
      return createFileTransport({
        via,
        place: createSftpPlace({ ...described, name: partnerName, password: () => secretsOf(described).password }),
        folders: described,
        claimant,
        clock,
        log,
      });
    case 'https': {
      const { url } = described;
      // Without an address it only posts to us: see exchange-door.ts.
      return url === undefined
        ? { via, close: async () => undefined }
        : createHttpsSender({ via, url, token: () => secretsOf(described).token });
    }
    case 'mllp':
      return createMllpSender({ via, name: partnerName, ...described, log });
  }
}
