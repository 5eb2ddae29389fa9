/** OData V2, as SAP Gateway speaks it: `d` envelopes, `/Date(…)/`, decimals as strings, multipart batches. */
import { SourceContractBroken } from '@supply-hub/errors';
import { z } from 'zod';

import { writeEdmLiteral } from './edm.ts';
import { parseLosslessJson } from './lossless-json.ts';
import { batchBoundary, readMultipartBatch, writeMultipartBatch } from './multipart-batch.ts';
import { createODataClient, type ODataClient, type ODataClientOptions } from './odata.ts';
import { odataName } from './odata-query.ts';
import type { ODataDialect } from './odata-service.ts';
import { encodeQueryValue } from './query-text.ts';
import { parseWire, refused } from './wire.ts';

export function createODataV2Client(options: ODataClientOptions): ODataClient {
  return createODataClient(v2, options);
}

// Some V2 services answer a set without the `results` they were asked for in; `$top` alone can do that.
const set = z.object({ results: z.array(z.unknown()), __next: z.string().optional() });
const page = z.object({
  d: z.union([set, z.array(z.unknown()).transform((results) => ({ results, __next: undefined }))]),
});
const etagged = z
  .object({ __metadata: z.object({ etag: z.string().optional() }) })
  .transform(({ __metadata: { etag } }) => etag);

const v2: ODataDialect = {
  version: 'v2',
  headers: { accept: 'application/json', dataserviceversion: '2.0', maxdataserviceversion: '2.0' },

  readPage(body, where) {
    const { results, __next: next } = parseWire(page, body, where).d;
    return { rows: results, next };
  },

  readEntity(body) {
    const entity = body !== null && typeof body === 'object' && 'd' in body ? body.d : body;
    const etag = etagged.safeParse(entity);
    return { entity, etag: etag.data };
  },

  writeInvocation({ name, parameters = {} }) {
    const query = Object.entries(parameters).map(
      ([parameter, value]) => `${odataName(parameter)}=${encodeQueryValue(writeEdmLiteral('v2', value))}`,
    );
    return { path: odataName(name) + (query.length > 0 ? `?${query.join('&')}` : ''), body: undefined };
  },

  writeBatch: (paths) => ({
    headers: { 'content-type': `multipart/mixed; boundary=${batchBoundary}`, accept: 'multipart/mixed' },
    body: writeMultipartBatch(paths),
  }),

  readBatch: (response, { system, operation }) =>
    readMultipartBatch(system, operation, response.header('content-type'), response.text()).map(({ status, body }) => ({
      status,
      json() {
        try {
          return parseLosslessJson(body);
        } catch {
          throw new SourceContractBroken(system, `${operation}: a part of the $batch answer`, 'JSON');
        }
      },
    })),
};

/**
 * `/Date(ms)/` or `/Date(ms+offset)/`: milliseconds in UTC; the offset only says how it was shown. Input without a
 * zone (`2026-01-01T00:00:00`) is accepted where the type has none.
 */
const milliseconds = (text: string): number | undefined => {
  const digits = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
};

/** Edm.DateTimeOffset. */
export const odataV2Instant = z.string().transform((text, context): Temporal.Instant => {
  const ms = milliseconds(text);
  try {
    return ms === undefined ? Temporal.Instant.from(text) : Temporal.Instant.fromEpochMilliseconds(ms);
  } catch {
    return refused(context, 'an instant as /Date(milliseconds)/');
  }
});

/** Edm.DateTime that holds a date: midnight. Any other time of day is refused, for it would be cut off unseen. */
export const odataV2Date = z.string().transform((text, context): Temporal.PlainDate => {
  const value = plainDateTime(text);
  if (!value || !value.toPlainTime().equals(new Temporal.PlainTime()))
    return refused(context, 'a date as /Date(milliseconds)/ at midnight');
  return value.toPlainDate();
});

/**
 * An expanded collection: `{ results: […] }`. One the source cut at its page size is refused, not taken for whole;
 * one that was not expanded is refused too.
 */
export const odataV2Collection = <Row>(row: z.ZodType<Row>) =>
  z
    .object({ results: z.array(row), __next: z.undefined('the whole collection, not its first page').optional() })
    .transform(({ results }) => results);

function plainDateTime(text: string): Temporal.PlainDateTime | undefined {
  const ms = milliseconds(text);
  try {
    if (ms !== undefined) return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('UTC').toPlainDateTime();
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/.test(text) ? Temporal.PlainDateTime.from(text) : undefined;
  } catch {
    return undefined;
  }
}
