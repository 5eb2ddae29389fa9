import { SourceContractBroken } from '@supply-hub/errors';
import { describe, expect, it } from 'vitest';

import { readMultipartBatch, writeMultipartBatch } from './multipart-batch.ts';

const read = (contentType: string | undefined, body: string) => readMultipartBatch('ERP', 'stock', contentType, body);
const part = (status: string, body: string) =>
  `Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nHTTP/1.1 ${status}\r\nContent-Type: application/json\r\n\r\n${body}\r\n`;
const two = `--b\r\n${part('200 OK', '{"d":1}')}--b\r\n${part('404 Not Found', '{"error":2}')}--b--\r\n`;

describe('a multipart batch', () => {
  it('is written as HTTP messages', () => {
    expect(writeMultipartBatch(["A?$filter=B%20eq%20'C'"])).toBe(
      [
        '--batch_supply-hub',
        'Content-Type: application/http',
        'Content-Transfer-Encoding: binary',
        '',
        "GET A?$filter=B%20eq%20'C' HTTP/1.1",
        'Accept: application/json',
        '',
        '',
        '--batch_supply-hub--',
        '',
      ].join('\r\n'),
    );
  });

  it.each([
    ['plain', 'multipart/mixed; boundary=b', two],
    ['with its boundary in quotes, and more parameters', 'Multipart/Mixed; charset=utf-8; boundary="b"', two],
    ['with bare line feeds', 'multipart/mixed; boundary=b', two.replaceAll('\r\n', '\n')],
    ['with preamble and epilogue', 'multipart/mixed; boundary=b', `ignore me\r\n${two}and me`],
    ['without its last line break', 'multipart/mixed; boundary=b', two.trimEnd()],
  ])('is read, %s', (_name, contentType, body) => {
    expect(read(contentType, body)).toEqual([
      { status: 200, body: '{"d":1}' },
      { status: 404, body: '{"error":2}' },
    ]);
  });

  it('keeps a boundary inside a body for text', () => {
    const body = '{"text":"--b and --b--"}';
    expect(read('multipart/mixed; boundary=b', `--b\r\n${part('200 OK', body)}--b--`)).toEqual([{ status: 200, body }]);
  });

  it.each([
    ['of another type', 'application/json', two],
    ['without a type', undefined, two],
    ['cut short', 'multipart/mixed; boundary=b', two.slice(0, -8)],
    ['empty', 'multipart/mixed; boundary=b', ''],
    [
      'whose part is no HTTP answer',
      'multipart/mixed; boundary=b',
      '--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b--',
    ],
  ])('is refused %s', (_name, contentType, body) => {
    expect(() => read(contentType, body)).toThrow(SourceContractBroken);
  });
});
