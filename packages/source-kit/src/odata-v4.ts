/** OData V4: `value` envelopes, `@odata.` annotations, ISO dates, JSON batches. */
import { SourceContractBroken } from '@supply-hub/errors';
import { z } from 'zod';

import { writeEdmLiteral } from './edm.ts';
import { createODataClient, type ODataClient, type ODataClientOptions } from './odata.ts';
import { odataName, writeEntityPath } from './odata-query.ts';
import type { ODataDialect } from './odata-service.ts';
import { parseWire } from './wire.ts';

export function createODataV4Client(options: ODataClientOptions): ODataClient {
  return createODataClient(v4, options);
}

const page = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().optional() });
const etagged = z.object({ '@odata.etag': z.string() });
const batchAnswer = z.object({
  responses: z.array(z.object({ id: z.string(), status: z.string().regex(/^\d{3}$/, 'a status'), body: z.unknown() })),
});

const v4: ODataDialect = {
  version: 'v4',
  headers: { accept: 'application/json', 'odata-version': '4.0', 'odata-maxversion': '4.0' },

  readPage(body, where) {
    const { value, '@odata.nextLink': next } = parseWire(page, body, where);
    for (const row of value) refuseCutCollections(row, where);
    return { rows: value, next };
  },

  readEntity(body) {
    const parsed = etagged.safeParse(body);
    return { entity: body, etag: parsed.success ? parsed.data['@odata.etag'] : undefined };
  },

  writeInvocation({ name, parameters = {}, method, on }) {
    const target = on ? `${writeEntityPath('v4', on.entitySet, on.key)}/${odataName(name)}` : odataName(name);
    if (method === 'POST')
      return {
        path: target,
        body: JSON.stringify(
          Object.fromEntries(
            Object.entries(parameters).map(([key, value]) => [
              odataName(key),
              typeof value === 'object' ? value.value.toString() : value,
            ]),
          ),
        ),
      };
    const written = Object.entries(parameters).map(
      ([parameter, value]) => `${odataName(parameter)}=${encodeURIComponent(writeEdmLiteral('v4', value))}`,
    );
    return { path: `${target}(${written.join(',')})`, body: undefined };
  },

  writeBatch: (paths) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      requests: paths.map((url, index) => ({
        id: String(index + 1),
        method: 'GET',
        url,
        headers: { accept: 'application/json' },
      })),
    }),
  }),

  readBatch(response, { system, operation, parts }) {
    const { responses } = parseWire(batchAnswer, response.json(), { system, at: `${operation}: the $batch answer` });
    const byId = new Map(responses.map((answer) => [answer.id, answer]));
    return Array.from({ length: parts }, (_, index) => {
      const answer = byId.get(String(index + 1));
      if (!answer) throw new SourceContractBroken(system, `${operation}: the $batch answer`, 'an answer to every part');
      return { status: Number(answer.status), json: () => answer.body };
    });
  },
};

/** An expanded collection that was cut at a page carries a link of its own; taking it for whole would lose rows. */
function refuseCutCollections(row: unknown, where: { system: string; at: string }): void {
  if (row === null || typeof row !== 'object') return;
  for (const [name, value] of Object.entries(row)) {
    if (name.endsWith('@odata.nextLink'))
      throw new SourceContractBroken(
        where.system,
        `${where.at}: ${name}`,
        'whole expanded collections, not their first page',
      );
    if (Array.isArray(value)) for (const inner of value) refuseCutCollections(inner, where);
  }
}
