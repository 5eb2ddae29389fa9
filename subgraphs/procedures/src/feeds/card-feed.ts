import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { HubConfig } from '@supply-hub/config';
import { SourceContractBroken, SourceUnavailable } from '@supply-hub/errors';
import type { Db, Tx } from '@supply-hub/postgres';
import type { Feed } from '@supply-hub/subgraph-kit';
import {
  allCasesDue,
  beginStaging,
  cardCount,
  lastReading,
  noteReading,
  stageRows,
  swapCards,
} from '../db/queries/card-file.ts';
import { lockWithWriters } from '../db/queries/copies-lock.ts';
import { heldFrom } from '../domain/demand.ts';
import { knownToCards } from '../sources/card-file/mapping.ts';
import { readCards, type CardsRead } from '../sources/card-file/read-cards.ts';

const systemName = 'the preference card file';

/** Somebody who has corrected the file waits for it to be read. */
const longestWaitMs = 5_000;

/**
 * Reads the preference card file when it is another than the last: all of it, or, when a line of it is wrong, none. A
 * file that is not touched costs a look at its size and time. The cursor is what was loaded: a hash of the content and
 * of what hub.yaml lets it name.
 */
export function cardFeed(file: string, { db, config }: { db: Db; config: HubConfig }): Feed {
  const known = knownToCards(config);
  let seen: { readonly stamp: string; readonly content: string } | undefined;

  /** What the file says, as a hash. @throws SourceUnavailable when it cannot be read */
  async function contentOf(signal: AbortSignal): Promise<string> {
    try {
      const { size, mtimeMs, ctimeMs, ino } = await stat(file);
      const stamp = [size, mtimeMs, ctimeMs, ino].join(' ');
      if (seen?.stamp === stamp) return seen.content;
      const hash = fingerprint();
      for await (const chunk of bytesOf(signal)) hash.update(chunk);
      const content = hash.digest('base64url');
      seen = { stamp, content };
      return content;
    } catch (error) {
      signal.throwIfAborted();
      throw new SourceUnavailable(systemName, `${basename(file)} ${whyNot(error)}; hub.yaml says where it is`, {
        cause: error,
      });
    }
  }

  const fingerprint = () => createHash('sha256').update(JSON.stringify([[...known.facilities], [...known.systems]]));
  const bytesOf = (signal: AbortSignal): AsyncIterable<Uint8Array> => createReadStream(file, { signal });

  /** @throws Refused after nothing was changed */
  async function load(content: string, at: Temporal.Instant, signal: AbortSignal): Promise<CardsRead> {
    return db.transaction(async (tx) => {
      await beginStaging(tx);
      const hash = fingerprint();
      const read = await readCards(hashing(bytesOf(signal), hash), known, (rows) => stageRows(tx, rows));
      if (hash.digest('base64url') !== content)
        throw new SourceUnavailable(
          systemName,
          `${basename(file)} is being written; it is read when it stays the same`,
        );
      if (read.faultCount > 0) throw new Refused(read);
      await lockWithWriters(tx);
      const isFirst = (await cardCount(tx)) === 0;
      await swapCards(tx, heldFrom(at));
      if (isFirst) await allCasesDue(tx, heldFrom(at));
      await noteLoaded(tx, at);
      return read;
    });
  }

  async function noteLoaded(tx: Tx, at: Temporal.Instant): Promise<void> {
    const reading = { state: 'LOADED' as const, cardCount: await cardCount(tx), faults: [], faultCount: 0 };
    await noteReading(tx, { file: basename(file), ...reading }, null, at);
  }

  async function refuse(content: string, read: CardsRead, at: Temporal.Instant): Promise<string> {
    const [first] = read.faults;
    const sentence = `line ${first?.line}: ${first?.sentence ?? ''} ${
      read.faultCount === 1 ? 'That is its only fault' : `It has ${read.faultCount} faults`
    }; until all are corrected the cards stay as they were`;
    await db.transaction(async (tx) =>
      noteReading(
        tx,
        {
          file: basename(file),
          state: 'REFUSED',
          cardCount: await cardCount(tx),
          faults: [...read.faults],
          faultCount: read.faultCount,
        },
        { content, sentence },
        at,
      ),
    );
    return sentence;
  }

  return {
    name: 'preference-cards',
    system: 'preference-cards',
    systemName,
    everyMs: Math.min(config.pollMs.masters, longestWaitMs),
    async run(cursor, asOf, deadline) {
      const content = await contentOf(deadline);
      const last = await lastReading(db);
      if (content === cursor) {
        // Somebody took a refused file back.
        if (last?.state === 'REFUSED') await db.transaction((tx) => noteLoaded(tx, asOf));
        return { cursor, rows: 0 };
      }
      if (last?.refused === content) throw broken(file, last.sentence ?? '');
      try {
        const { rowCount } = await load(content, asOf, deadline);
        return { cursor: content, rows: rowCount };
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        throw broken(file, await refuse(content, error.read, asOf));
      }
    },
  };
}

/** Ends the transaction of a file with faults. */
class Refused extends Error {
  readonly read: CardsRead;

  constructor(read: CardsRead) {
    super('the card file has faults');
    this.read = read;
  }
}

function broken(file: string, sentence: string): SourceContractBroken {
  return new SourceContractBroken(systemName, basename(file), sentence);
}

async function* hashing(
  bytes: AsyncIterable<Uint8Array>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
}

function whyNot(error: unknown): string {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'ENOENT':
      return 'is not there';
    case 'EACCES':
    case 'EPERM':
      return 'may not be read by the hub';
    case 'EISDIR':
      return 'is a folder';
    default:
      return 'could not be read';
  }
}
