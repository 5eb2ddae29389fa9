import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

/** Who takes files: one hub process. */
export interface Claimant {
  readonly host: string;
  readonly pid: number;
  /** Tells a process from an earlier one with the same number, as in a container. */
  readonly instance: string;
}

/** What the name of a claimed file says. */
export interface Claim extends Claimant {
  /** Seconds since 1970; 0: given back, anybody may take it. */
  readonly since: number;
  readonly arrivalId: string;
  /** What the partner called it. */
  readonly name: string;
}

export const thisProcess = (): Claimant => ({
  host: hostname()
    .replaceAll(/[^A-Za-z0-9.]/g, '.')
    .slice(0, 32),
  pid: process.pid,
  instance: randomBytes(4).toString('hex'),
});

export const newArrivalId = (): string => randomBytes(10).toString('hex');

/** A file is claimed by renaming it to this: it is hidden, says whose it is, and keeps the arrival's id over retries. */
export function claimName({ host, pid, instance, since, arrivalId, name }: Claim): string {
  // A file name may have 255 bytes; the end of a long one is given up while it is claimed.
  const kept = Buffer.from(name).subarray(0, 140).toString('utf8').replaceAll('\uFFFD', '');
  return `.claimed-${host}-${pid}-${instance}-${since.toString(36)}-${arrivalId}~${kept}`;
}

const form = /^\.claimed-(.+)-(\d+)-([0-9a-f]{8})-([0-9a-z]+)-([0-9a-f]{20})~(.+)$/s;

/** @returns undefined when the file is not claimed */
export function readClaim(fileName: string): Claim | undefined {
  const [, host, pid, instance, since, arrivalId, name] = form.exec(fileName) ?? [];
  if (host === undefined || pid === undefined || instance === undefined) return undefined;
  if (since === undefined || arrivalId === undefined || name === undefined) return undefined;
  return { host, pid: Number(pid), instance, since: Number.parseInt(since, 36), arrivalId, name };
}

/**
 * Whether a claim may be taken over: it is our own, was given back, or its process is gone. Of a process elsewhere only
 * its age tells; should it live, the two hand over the same arrival, which is stored once.
 */
export function isFree(
  claim: Claim,
  self: Claimant,
  at: { nowSeconds: number; expirySeconds: number; isAlive: (pid: number) => boolean },
): boolean {
  if (claim.since === 0 || at.nowSeconds - claim.since > at.expirySeconds) return true;
  if (claim.host !== self.host) return false;
  if (claim.pid === self.pid) return true;
  return !at.isAlive(claim.pid);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and is another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
