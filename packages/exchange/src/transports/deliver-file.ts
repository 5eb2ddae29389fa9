import { HubError } from '@supply-hub/errors';
import type { Claimant } from './claim.ts';
import type { FilePlace } from './file-place.ts';
import type { Delivery, OutboundDocument } from './transport.ts';

const fitting = /^[A-Za-z0-9][A-Za-z0-9._-]{0,179}$/;
const tidyMs = 10_000;

/**
 * Puts a document into a folder: written under a hidden name ending in `.tmp`, checked, then renamed, so that whoever
 * looks sees all of it or nothing. The same document again finds itself there and is delivered; it is never written
 * over another.
 */
export async function deliverFile(
  { fileName, bytes }: OutboundDocument,
  { place, folder, claimant }: { place: FilePlace; folder: string; claimant: Claimant },
  signal: AbortSignal,
): Promise<Delivery> {
  if (!fitting.test(fileName))
    return { kind: 'failed', reason: 'the name of the file cannot be used', retryable: false };
  const path = place.join(folder, fileName);
  const temporary = (name: string): boolean => name.startsWith(`.${fileName}.`) && name.endsWith('.tmp');
  const own = place.join(folder, `.${fileName}.${claimant.host}-${claimant.pid}-${claimant.instance}.tmp`);
  const evidence = `${path}, ${bytes.length} bytes`;
  let isRenaming = false;
  try {
    const entries = await place.list(folder, signal);
    const there = entries.find(({ name }) => name === fileName);
    if (there !== undefined) {
      const present = there.size === bytes.length ? await place.read(path, bytes.length, signal) : undefined;
      // Null: it was fetched while we looked, so it was whole.
      if (present === null || (present !== undefined && Buffer.compare(present, bytes) === 0))
        return { kind: 'delivered', evidence };
      return { kind: 'refused', reason: `${path} is there already with other content` };
    }
    // What an ended process left; should it live, its renaming fails and it tries again.
    for (const { name } of entries) if (temporary(name)) await place.remove(place.join(folder, name), signal);
    await place.write(own, bytes, signal);
    isRenaming = true;
    if (!(await place.rename(own, path, signal)))
      return { kind: 'failed', reason: `${own} was gone before it could be renamed`, retryable: true };
    await place.settle(folder, signal);
    return { kind: 'delivered', evidence };
  } catch (error) {
    const tidied = isRenaming ? undefined : place.remove(own, AbortSignal.timeout(tidyMs)).catch(() => undefined);
    if (!signal.aborted) await tidied;
    const reason = error instanceof HubError ? error.message : 'it was not done in time';
    if (isRenaming) return { kind: 'unknown', reason };
    return { kind: 'failed', reason, retryable: true };
  }
}
