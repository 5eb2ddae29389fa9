import { SourceUnavailable } from '@supply-hub/errors';
import { odataV2Error, odataV2Service, sourceServer } from '@supply-hub/testkit';
import { http } from 'msw';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { soon, testClient } from '../test/source-client.ts';
import { createODataV2Client } from './odata-v2.ts';
import { readByPaddedKeys } from './odata-padded-keys.ts';

const root = '/sap/API_TEST/';
const query = { operation: 'things', entitySet: 'Thing', by: 'Number', row: z.object({ Number: z.string() }) };

async function things(...numbers: string[]) {
  const handlers = odataV2Service({ root, sets: { Thing: () => numbers.map((Number) => ({ Number })) } });
  const sources = await sourceServer({ erp: handlers });
  const client = testClient(sources.urlOf('erp'));
  const odata = createODataV2Client({ http: client.http, serviceRoot: root });
  return {
    sources,
    read: (...asked: string[]) => readByPaddedKeys(odata, query, asked, 10, soon()),
    async [Symbol.asyncDispose]() {
      await client[Symbol.asyncDispose]();
      await sources.close();
    },
  };
}

test('a number that is found as it is, is asked for once', async () => {
  await using erp = await things('4711', 'A-1');
  expect((await erp.read('4711', 'A-1', 'A-2')).rows).toEqual(
    new Map([
      ['4711', [{ Number: '4711' }]],
      ['A-1', [{ Number: 'A-1' }]],
      ['A-2', []],
    ]),
  );
  expect(erp.sources.requests()).toHaveLength(1);
});

test('a number that is not found is asked for padded, and belongs to the number asked', async () => {
  await using erp = await things('0000004711', '4712');
  const { rows } = await erp.read('4711', '4712', '4713');
  expect([rows.get('4711'), rows.get('4712'), rows.get('4713')]).toEqual([
    [{ Number: '0000004711' }],
    [{ Number: '4712' }],
    [],
  ]);
  expect(erp.sources.requests()).toHaveLength(2);
});

test('a number whose second question fails could not be told', async () => {
  await using erp = await things('4712');
  let calls = 0;
  erp.sources.use(
    'erp',
    http.all('*', () => (++calls > 1 ? odataV2Error(503) : undefined)),
  );
  const { rows, errors } = await erp.read('4711', '4712');
  expect(rows.get('4712')).toHaveLength(1);
  expect(rows.has('4711')).toBe(false);
  expect(errors.get('4711')).toBeInstanceOf(SourceUnavailable);
});
