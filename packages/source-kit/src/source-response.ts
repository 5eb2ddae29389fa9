import { SourceContractBroken } from '@supply-hub/errors';

import { parseLosslessJson } from './lossless-json.ts';

/** An answer, read to its end. */
export interface SourceResponse {
  readonly status: number;
  /** The address it came from, after joining with the base. */
  readonly url: string;
  /** One header, in any case; several of one name are joined by `, `. */
  header(name: string): string | undefined;
  /** Every value of a header, in order: for `set-cookie`. */
  headerValues(name: string): string[];
  /**
   * The body as text in the charset it names (UTF-8 when it names none).
   * @throws SourceContractBroken an unknown charset, or bytes that are not in it
   */
  text(): string;
  /**
   * The body as JSON; numbers are strings of their digits (see lossless-json.ts). An empty body is `undefined`.
   * @throws SourceContractBroken not JSON
   */
  json(): unknown;
}

export interface ReceivedResponse {
  readonly system: string;
  readonly operation: string;
  readonly status: number;
  readonly url: string;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Uint8Array;
}

export function sourceResponse(received: ReceivedResponse): SourceResponse {
  const { system, operation, headers } = received;
  const headerValues = (name: string): string[] => {
    const value = headers[name.toLowerCase()];
    return value === undefined ? [] : Array.isArray(value) ? value : [value];
  };
  const header = (name: string) => (headerValues(name).length ? headerValues(name).join(', ') : undefined);
  const broken = (expected: string, cause?: unknown) =>
    new SourceContractBroken(system, `${operation}: the body`, expected, { cause });
  const text = () => {
    const charset = /;\s*charset="?([^\s;"]+)/i.exec(header('content-type') ?? '')?.[1] ?? 'utf-8';
    let decoder: InstanceType<typeof TextDecoder>;
    try {
      decoder = new TextDecoder(charset, { fatal: true });
    } catch (cause) {
      throw broken('text in a charset that exists', cause);
    }
    try {
      return decoder.decode(received.body);
    } catch (cause) {
      throw broken(`text in ${decoder.encoding}`, cause);
    }
  };
  return {
    status: received.status,
    url: received.url,
    header,
    headerValues,
    text,
    json() {
      const body = text();
      if (body.trim() === '') return undefined;
      try {
        return parseLosslessJson(body);
      } catch {
        // The cause is left out: V8 quotes the text around the fault, and that is payload.
        throw broken(/^\s*</.test(body) ? 'JSON, and it is XML or HTML' : 'JSON');
      }
    },
  };
}
