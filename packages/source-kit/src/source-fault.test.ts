import { describe, expect, it } from 'vitest';

import { readRetryAfter } from './source-fault.ts';
import { sourceResponse } from './source-response.ts';

const now = Temporal.Instant.from('2026-03-09T06:00:00Z');
const answered = (headers: Record<string, string>) =>
  sourceResponse({ system: 'ERP', operation: 'stock', status: 429, url: '', headers, body: new Uint8Array() });

describe('Retry-After', () => {
  it.each([
    ['seconds', { 'retry-after': '120' }, 120_000],
    ['no time', { 'retry-after': '0' }, 0],
    ['a date, by our clock', { 'retry-after': 'Mon, 09 Mar 2026 06:00:30 GMT' }, 30_000],
    [
      'a date, by the source’s own clock where it tells the time',
      { 'retry-after': 'Mon, 09 Mar 2026 08:00:30 GMT', date: 'Mon, 09 Mar 2026 08:00:00 GMT' },
      30_000,
    ],
    ['a date that has passed', { 'retry-after': 'Mon, 09 Mar 2026 05:00:00 GMT' }, 0],
    ['something else', { 'retry-after': 'soon' }, undefined],
    ['a negative time', { 'retry-after': '-5' }, undefined],
    ['nothing', {}, undefined],
  ])('of %s', (_name, headers, ms) => {
    expect(readRetryAfter(answered(headers), now)).toBe(ms);
  });
});
