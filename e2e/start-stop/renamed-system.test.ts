import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareDatabase } from '@supply-hub/hub';
import { silentLog } from '@supply-hub/log';
import { connect } from '@supply-hub/postgres';
import { testDatabase } from '@supply-hub/testkit';
import { expect, it } from 'vitest';
import { hubProcess, isReady, stateFolder } from '../hub-process.ts';

it('does not wait for a system that was never read to the end and is configured no more', async () => {
  await using state = await stateFolder();
  await using database = await testDatabase([]);
  await prepareDatabase(database.url, silentLog);
  await using hub = connect({ url: database.url, schema: 'hub', name: 'test', max: 1 });
  await hub.sql`
    insert into hub.feed (subgraph, name, system, confirmed_through) values
      ('items', 'items/former', 'former', null),
      ('suppliers', 'suppliers/former', 'former', now())`;
  mkdirSync(state.path);
  const file = join(state.path, 'hub.yaml');
  writeFileSync(
    file,
    `systems:
  erp: { kind: sap-s4hana, name: Away ERP, baseUrl: 'http://127.0.0.1:1' }
facilities:
  - { id: north, name: North, timeZone: UTC, codes: { erp: H100 }, stockSystem: erp }
`,
  );
  await using started = hubProcess(['start'], {
    HUB_STATE_DIR: state.path,
    HUB_CONFIG: file,
    DATABASE_URL: database.url,
    HUB_PORT: '0',
    HUB_EXCHANGE_PORT: '0',
    HUB_MLLP_PORT: '0',
  });
  await isReady(started);
  const feeds = await hub.sql`select name from hub.feed where system = 'former'`;
  expect(feeds).toEqual([{ name: 'suppliers/former' }]);
});
