import type { Clock } from '@supply-hub/clock';
import type { Log } from '@supply-hub/log';
import { claimName, isAlive, isFree, newArrivalId, readClaim, type Claim, type Claimant } from './claim.ts';
import type { FileEntry, FilePlace } from './file-place.ts';
import type { Take, Via } from './transport.ts';

export interface CollectOptions {
  readonly place: FilePlace;
  readonly folder: string;
  /** Where files go once they are taken; absent: they are deleted then. */
  readonly archive: string | undefined;
  readonly via: Via;
  readonly claimant: Claimant;
  readonly clock: Clock;
  readonly log: Log;
  /** A longer file is put aside and never read. */
  readonly maxFileBytes: number;
  /** When a claim of a process on another machine counts as abandoned. */
  readonly claimExpirySeconds: number;
}

/** Names under which senders write what is not whole yet. */
const partial = /\.(tmp|part|filepart)$/i;
/** After so many takings failed in a row, the rest of a poll would too. */
const failuresBeforeRest = 3;
/** For putting away what is stored: that must not be cut short by a stop. */
const putAwayMs = 30_000;

interface Candidate {
  readonly entry: FileEntry;
  /** Of a file that was claimed before and not put away. */
  readonly claim: Claim | undefined;
  readonly name: string;
  readonly arrivalId: string;
}

const stateOf = ({ size, modifiedMs }: FileEntry): string => `${size} ${modifiedMs}`;

/**
 * Fetches the files of a folder: whole ones, oldest first, each once.
 *
 * A file is whole when it is unchanged since the poll before, or has a companion `<name>.ok`. It is claimed by
 * renaming, so that of two processes one has it; taken; and only then archived or deleted. What a process that ended
 * had claimed is taken by the next under the arrival's own id, so that what was stored already is not stored again.
 */
export function createCollector(options: CollectOptions): (take: Take, signal: AbortSignal) => Promise<void> {
  const { place, folder, archive, via, claimant, clock, log, maxFileBytes, claimExpirySeconds } = options;
  /** Size and time of what the last poll saw, by name, or by arrival where it is claimed. */
  let seen = new Map<string, string>();
  /** Arrivals that are stored and could not be put away. */
  const stored = new Set<string>();
  let foldersMade = false;

  const at = (name: string): string => place.join(folder, name);
  const nowSeconds = (): number => Math.floor(clock.now().epochMilliseconds / 1000);

  function candidates(entries: readonly FileEntry[]): Candidate[] {
    const names = new Set(entries.map(({ name }) => name));
    const nowSeen = new Map<string, string>();
    const whole: Candidate[] = [];
    for (const entry of entries) {
      const claim = readClaim(entry.name);
      if (claim === undefined && (entry.name.startsWith('.') || partial.test(entry.name) || /\.ok$/i.test(entry.name)))
        continue;
      // An empty file is one whose writer has not begun.
      if (entry.size === 0) continue;
      if (
        claim !== undefined &&
        !isFree(claim, claimant, { nowSeconds: nowSeconds(), expirySeconds: claimExpirySeconds, isAlive })
      )
        continue;
      const key = claim?.arrivalId ?? entry.name;
      const state = stateOf(entry);
      nowSeen.set(key, state);
      if (seen.get(key) !== state && !names.has(`${claim?.name ?? entry.name}.ok`)) continue;
      whole.push({ entry, claim, name: claim?.name ?? entry.name, arrivalId: claim?.arrivalId ?? newArrivalId() });
    }
    seen = nowSeen;
    return whole.toSorted((a, b) => a.entry.modifiedMs - b.entry.modifiedMs || (a.name < b.name ? -1 : 1));
  }

  async function makeFolders(signal: AbortSignal): Promise<void> {
    if (foldersMade) return;
    if (archive !== undefined) await place.makeFolder(archive, signal);
    foldersMade = true;
  }

  async function putAway(claimed: string, { name, arrivalId }: Candidate): Promise<void> {
    const signal = AbortSignal.timeout(putAwayMs);
    if (archive === undefined) await place.remove(claimed, signal);
    else {
      const stamp = clock.now().toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
      await place.rename(claimed, place.join(archive, `${stamp}-${arrivalId.slice(0, 8)}-${name}`), signal);
    }
    await place.remove(at(`${name}.ok`), signal);
    stored.delete(arrivalId);
  }

  async function putAside(claimed: string, { name, arrivalId }: Candidate, reason: string): Promise<void> {
    const signal = AbortSignal.timeout(putAwayMs);
    const aside = place.join(folder, 'error');
    await place.makeFolder(aside, signal);
    const path = place.join(aside, `${arrivalId.slice(0, 8)}-${name}`);
    await place.rename(claimed, path, signal);
    log.error({ ...facts(name, arrivalId), reason }, 'a file was put aside: it was not taken');
    await place.write(`${path}.reason.txt`, Buffer.from(`${reason}\n`), signal).catch(() => undefined);
  }

  const facts = (name: string, arrivalId: string) => ({
    partner: via.partner,
    transport: via.transport,
    file: name,
    arrival: arrivalId,
  });

  /** @returns whether it came to a taking that failed; throws when the place fails */
  async function fetch(candidate: Candidate, take: Take, signal: AbortSignal): Promise<{ failure?: unknown }> {
    const { entry, name, arrivalId } = candidate;
    const claim = { ...claimant, arrivalId, name };
    const claimed = at(claimName({ ...claim, since: nowSeconds() }));
    const giveBack = () => place.rename(claimed, at(claimName({ ...claim, since: 0 })), AbortSignal.timeout(putAwayMs));
    // Our own claim of this very second has the name already.
    if (at(entry.name) !== claimed && !(await place.rename(at(entry.name), claimed, signal))) return {};
    // Should this poll fail now, the next need not wait to see it unchanged once more.
    seen.set(arrivalId, stateOf(entry));
    if (stored.has(arrivalId)) {
      await putAway(claimed, candidate);
      return {};
    }
    if (entry.size > maxFileBytes) {
      await putAside(claimed, candidate, `It has ${entry.size} bytes; the hub takes ${maxFileBytes} at most.`);
      return {};
    }
    const bytes = await place.read(claimed, maxFileBytes, signal);
    if (bytes === null) return {};
    if (bytes.length !== entry.size) {
      // Somebody still writes to it, slowly.
      await giveBack();
      return {};
    }
    const begun = performance.now();
    try {
      await take({ bytes, name, arrivalId, via });
    } catch (failure) {
      await giveBack();
      return { failure };
    }
    stored.add(arrivalId);
    log.info(
      { ...facts(name, arrivalId), bytes: bytes.length, ms: Math.round(performance.now() - begun) },
      'file taken',
    );
    await putAway(claimed, candidate);
    return {};
  }

  return async function collect(take, signal) {
    const entries = await place.list(folder, signal);
    const whole = candidates(entries);
    if (whole.length > 0) await makeFolders(signal);
    let first: unknown;
    let inARow = 0;
    for (const candidate of whole) {
      signal.throwIfAborted();
      const { failure } = await fetch(candidate, take, signal);
      inARow = failure === undefined ? 0 : inARow + 1;
      first ??= failure;
      if (inARow === failuresBeforeRest) break;
    }
    if (first !== undefined) throw first;
  };
}
