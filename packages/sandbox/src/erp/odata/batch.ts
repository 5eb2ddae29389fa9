import { ODataError } from './odata-error.ts';

/** One request inside a `$batch`. `url` is relative to the service root, or absolute. */
export interface BatchPart {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Parts of one change set succeed or fail together. */
  readonly changeSet: string | undefined;
}

export interface BatchAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string;
}

const headerText = (value: string | readonly string[]): string => [value].flat().join(', ');

const malformed = (why: string) => new ODataError(400, '/IWBEP/CM_MGW_RT/010', `Malformed $batch: ${why}.`);

/** Reads a multipart/mixed batch: GETs outside, changes inside change sets. */
export function parseMultipart(contentType: string, body: string): BatchPart[] {
  let number = 0;
  const read = (type: string, text: string, changeSet: string | undefined): BatchPart[] =>
    split(type, text).flatMap(({ headers, content }) => {
      const partType = headers['content-type'] ?? '';
      if (partType.startsWith('multipart/mixed')) {
        if (changeSet !== undefined) throw malformed('change sets do not nest');
        number += 1;
        return read(partType, content, `changeset-${number}`);
      }
      if (!partType.startsWith('application/http')) throw malformed(`a part of type "${partType}"`);
      number += 1;
      return [{ ...parseHttp(content), id: headers['content-id'] ?? String(number), changeSet }];
    });
  return read(contentType, body, undefined);
}

function split(contentType: string, body: string): { headers: Record<string, string>; content: string }[] {
  const boundary = /boundary="?([^";,]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) throw malformed('no boundary');
  const pieces = `\r\n${body.replaceAll(/\r?\n/g, '\r\n')}`.split(`\r\n--${boundary}`);
  if (pieces.length < 2 || !pieces.some((piece) => piece.startsWith('--'))) throw malformed('no closing boundary');
  return pieces
    .slice(1)
    .filter((piece) => !piece.startsWith('--'))
    .map((piece) => headersAndRest(piece.replace(/^[ \t]*\r\n/, '')));
}

function headersAndRest(text: string): { headers: Record<string, string>; content: string } {
  const at = text.startsWith('\r\n') ? 0 : text.indexOf('\r\n\r\n');
  const head = at < 0 ? text : text.slice(0, at);
  const headers: Record<string, string> = {};
  for (const line of head.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  return { headers, content: at < 0 ? '' : text.slice(at).replace(/^(\r\n){1,2}/, '') };
}

function parseHttp(text: string): Omit<BatchPart, 'id' | 'changeSet'> {
  const end = text.indexOf('\r\n');
  const line = end < 0 ? text : text.slice(0, end);
  const match = /^([A-Z]+) (\S+)(?: HTTP\/1\.1)?\s*$/.exec(line);
  if (match?.[1] === undefined || match[2] === undefined) throw malformed(`the request line "${line.slice(0, 80)}"`);
  const { headers, content } = headersAndRest(end < 0 ? '' : text.slice(end + 2));
  return { method: match[1], url: match[2], headers, body: content.trim() };
}

/** Answers in the order asked; the parts of one change set stand in one nested multipart. */
export function writeMultipart(parts: readonly { part: BatchPart; answer: BatchAnswer }[], boundary: string): string {
  const out: string[] = [];
  for (let i = 0; i < parts.length; i++) {
    const entry = parts[i];
    if (entry === undefined) continue;
    const { changeSet } = entry.part;
    if (changeSet === undefined) {
      out.push(`--${boundary}\r\n`, httpPart(entry.part, entry.answer));
      continue;
    }
    const members = [entry];
    for (let next = parts[i + 1]; next?.part.changeSet === changeSet; next = parts[i + 1]) {
      members.push(next);
      i += 1;
    }
    const failed = members.find(({ answer }) => answer.status >= 400);
    if (failed !== undefined) {
      // A change set that failed answers once, for all its parts.
      out.push(`--${boundary}\r\n`, httpPart(failed.part, failed.answer));
      continue;
    }
    const inner = `${boundary}-${changeSet}`;
    const nested = members.map(({ part, answer }) => `--${inner}\r\n${httpPart(part, answer)}`).join('');
    out.push(`--${boundary}\r\nContent-Type: multipart/mixed; boundary=${inner}\r\n\r\n${nested}--${inner}--\r\n\r\n`);
  }
  return `${out.join('')}--${boundary}--\r\n`;
}

function httpPart(part: BatchPart, answer: BatchAnswer): string {
  const length = { 'content-length': String(Buffer.byteLength(answer.body)) };
  const headers = Object.entries<string | readonly string[]>({ ...answer.headers, ...length })
    .map(([name, value]) => `${name}: ${headerText(value)}\r\n`)
    .join('');
  const reason = answer.status < 300 ? 'OK' : 'Error';
  return (
    `Content-Type: application/http\r\ncontent-transfer-encoding: binary\r\ncontent-id: ${part.id}\r\n\r\n` +
    `HTTP/1.1 ${answer.status} ${reason}\r\n${headers}\r\n${answer.body}\r\n`
  );
}

/** Reads version 4's JSON batch: `{"requests":[{"id","method","url","headers","body"}]}`. */
export function parseJsonBatch(body: string): BatchPart[] {
  const batch = parseJson(body);
  if (!isRecord(batch) || !Array.isArray(batch['requests'])) throw malformed('no "requests"');
  return batch['requests'].map((request: unknown) => {
    if (!isRecord(request)) throw malformed('a request is not an object');
    const { id, method, url, headers, body: content, atomicityGroup } = request;
    if (typeof id !== 'string' || typeof method !== 'string' || typeof url !== 'string') {
      throw malformed('a request needs id, method and url');
    }
    return {
      id,
      method: method.toUpperCase(),
      url,
      headers: Object.fromEntries(
        Object.entries(isRecord(headers) ? headers : {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
      ),
      body: content === undefined ? '' : JSON.stringify(content),
      changeSet: typeof atomicityGroup === 'string' ? atomicityGroup : undefined,
    };
  });
}

export function writeJsonBatch(parts: readonly { part: BatchPart; answer: BatchAnswer }[]): string {
  const responses = parts.map(({ part, answer }) => {
    const isJson = String(answer.headers['content-type'] ?? '').startsWith('application/json');
    // The answer is JSON text already: taken over as it is, it keeps every digit.
    const body = answer.body === '' ? '' : `,"body":${isJson ? answer.body : JSON.stringify(answer.body)}`;
    const head = JSON.stringify({ id: part.id, status: answer.status, headers: answer.headers });
    return `${head.slice(0, -1)}${body}}`;
  });
  return `{"responses":[${responses.join(',')}]}`;
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @throws ODataError 400 when it is not JSON */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ODataError(400, '/IWBEP/CM_MGW_RT/020', 'The request body is not valid JSON.');
  }
}
