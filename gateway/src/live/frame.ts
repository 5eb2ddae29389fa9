import type { FormattedExecutionResult } from 'graphql';

/** One answer of a subscription, made ready once for all who get it. */
export interface Frame {
  /** Its event's place in the one order of all. */
  readonly position: number;
  readonly cursor: string;
  /** What it is about: a client that cannot keep up gets the latest of each key. */
  readonly key: string;
  /** A GraphQL result as JSON, with `extensions.cursor`. */
  readonly json: Buffer;
  /** The same for a client that did not get so many frames of this key before it: `extensions.skipped` says so. */
  after(skipped: number): Buffer;
}

export function makeFrame(position: number, key: string, { data, errors }: FormattedExecutionResult): Frame {
  const result = JSON.stringify({ ...(errors && { errors }), data: data ?? null });
  const cursor = encodeCursor(position);
  const open = `${result.slice(0, -1)},"extensions":{"cursor":"${cursor}"`;
  return {
    position,
    cursor,
    key,
    json: Buffer.from(`${open}}}`),
    after: (skipped) => Buffer.from(`${open},"skipped":${skipped}}}`),
  };
}

/** Opaque to clients: give it back as `extensions.after`. */
function encodeCursor(position: number): string {
  return Buffer.from(`live:${position}`).toString('base64url');
}

/** Null: it is no cursor of ours. */
export function decodeCursor(cursor: string): number | null {
  const [, digits] = /^live:(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  return digits === undefined ? null : Number(digits);
}
