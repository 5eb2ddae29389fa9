import { describe, expect, test } from 'vitest';
import { group, interchange, orderSegments, respelled, wrapped } from '../../test/interchange-text.ts';
import { readInterchanges } from '../envelope/read-interchanges.ts';
import { contentHash } from './content-hash.ts';

const hashOf = (text: string): string => {
  const set = readInterchanges(Buffer.from(text, 'latin1'))[0]?.groups[0]?.sets[0] ?? expect.unreachable();
  return Buffer.from(contentHash(set)).toString('hex');
};
const withSegments = (from: string, to: string): string =>
  interchange([group(orderSegments.map((segment) => segment.replaceAll(from, to)))]);

describe('R46: the same document', () => {
  test.each([
    [
      'under another envelope',
      interchange([group(undefined, { control: '99' })], { control: '000000777', usage: 'T' }),
    ],
    ['under another set control number', withSegments('0001', '4711')],
    ['with line breaks between its segments', interchange(undefined, { newline: '\r\n' })],
    ['with other separators', respelled(interchange(undefined, { component: ':' }), { element: '|', segment: '\n' })],
    ['with its lines broken', wrapped(interchange(), 80)],
  ])('has the same hash %s', (_, text) => {
    expect(hashOf(text)).toBe(hashOf(interchange()));
  });

  test.each([
    ['another quantity', withSegments('*4*EA', '*5*EA')],
    ['another number', withSegments('PO-1001', 'PO-1002')],
    ['one letter in another case', withSegments('HIP-STM-12', 'HIP-STm-12')],
  ])('is another with %s', (_, text) => {
    expect(hashOf(text)).not.toBe(hashOf(interchange()));
  });

  test('is not made the same by moving what separates', () => {
    expect(hashOf(withSegments('HIP-STM-12', 'HIP>STM'))).not.toBe(hashOf(withSegments('HIP-STM-12', 'HIP*STM')));
  });
});
