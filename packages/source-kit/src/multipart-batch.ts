/**
 * The body of an OData V2 `$batch`: multipart/mixed whose parts are HTTP messages. Reads only; each part is answered
 * on its own, and in order.
 */
import { SourceContractBroken } from '@supply-hub/errors';

/** One answer inside a multipart batch, as text. */
export interface MultipartAnswer {
  readonly status: number;
  readonly body: string;
}

export const batchBoundary = 'batch_supply-hub';

/** The request body for GETs of these addresses, relative to the service root. */
export function writeMultipartBatch(paths: readonly string[]): string {
  const parts = paths.map((path) =>
    [
      `--${batchBoundary}`,
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      '',
      `GET ${path} HTTP/1.1`,
      'Accept: application/json',
      '',
      '',
      '',
    ].join('\r\n'),
  );
  return `${parts.join('')}--${batchBoundary}--\r\n`;
}

/**
 * The answers, in order.
 * @throws SourceContractBroken not multipart, cut short, or a part that is no HTTP answer
 */
export function readMultipartBatch(
  system: string,
  operation: string,
  contentType: string | undefined,
  body: string,
): MultipartAnswer[] {
  const broken = (expected: string) => new SourceContractBroken(system, `${operation}: the $batch answer`, expected);
  const boundary = /^multipart\/mixed\b.*?;\s*boundary=(?:"([^"]+)"|([^\s;]+))/is.exec(contentType ?? '');
  const name = boundary?.[1] ?? boundary?.[2];
  if (!name) throw broken('multipart/mixed with a boundary');
  const sections = `\r\n${body.replaceAll(/\r?\n/g, '\r\n')}`.split(`\r\n--${name}`);
  // Before the first boundary stands a preamble, after the last, which ends in two dashes, an epilogue.
  const end = sections.findIndex((section, index) => index > 0 && section.startsWith('--'));
  if (end === -1) throw broken('its closing boundary');
  return sections.slice(1, end).map((section) => {
    const [, http] = splitHead(section);
    const [head, content] = splitHead(http);
    const status = /^\s*HTTP\/1\.[01] (\d{3})/.exec(head)?.[1];
    if (!status) throw broken('an HTTP answer in each part');
    return { status: Number(status), body: content.trim() };
  });
}

/** Header lines, and what follows the first empty line. */
function splitHead(text: string): [head: string, rest: string] {
  const at = text.indexOf('\r\n\r\n');
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 4)];
}
