import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommandLine } from '../command-line.ts';

/** An EHR that tells everybody what it can do, and who shows its token what it has. */
test('check says that an EHR refuses the token, though it describes itself to everybody', async () => {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'hub-check-'));
  stack.defer(() => rm(folder, { recursive: true }));
  const server = createServer((request, response) => {
    const isOpen = request.url === '/metadata' || request.headers.authorization === 'Bearer right';
    response.writeHead(isOpen ? 200 : 401, { 'content-type': 'application/fhir+json' }).end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  stack.defer(() => void server.close());
  const bound = server.address();
  const check = async (bearerToken: string): Promise<unknown> => {
    const baseUrl = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`;
    await writeFile(
      join(folder, 'hub.yaml'),
      `systems: { ehr: { kind: fhir-r4, name: EHR, baseUrl: '${baseUrl}', auth: { bearerToken: ${bearerToken} } } }
facilities: [{ id: north, name: North, timeZone: UTC, stockSystem: ehr, codes: { ehr: N } }]
`,
    );
    const printed: string[] = [];
    await runCommandLine(['check', '--json'], {
      env: { HUB_STATE_DIR: join(folder, 'state'), HUB_CONFIG: join(folder, 'hub.yaml') },
      cwd: folder,
      print: (line) => printed.push(line),
      complain: () => undefined,
      stopAsked: () => AbortSignal.abort(),
    });
    return JSON.parse(printed.join(''));
  };
  expect(await check('right')).toContainEqual({ what: 'ehr (EHR)', isWell: true, says: 'answers' });
  expect(await check('wrong')).toContainEqual({
    what: 'ehr (EHR)',
    isWell: false,
    says: expect.stringContaining('credentials (401)'),
  });
});
