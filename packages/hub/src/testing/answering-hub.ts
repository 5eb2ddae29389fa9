import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { claimState } from '@supply-hub/postgres';
import { z } from 'zod';
import { runCommandLine } from '../command-line.ts';
import type { ExitCode } from '../command.ts';

const $Asked = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()) });
/** A question as it reached the hub. */
export type Asked = z.output<typeof $Asked>;

/** What a command printed, complained of and ended with. */
export interface Said {
  readonly code: ExitCode;
  readonly printed: readonly string[];
  readonly complained: readonly string[];
}

/** Runs a command against a hub that answers as given. */
export async function askAnswering(answer: (asked: Asked) => object, ...argv: string[]): Promise<Said> {
  const stateDir = await mkdtemp(join(tmpdir(), 'hub-answering-'));
  const server = createServer(async (request, response) => {
    const asked = $Asked.parse(await json(request));
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer(asked)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const claimed = await claimState(stateDir, {
    address: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
  });
  const printed: string[] = [];
  const complained: string[] = [];
  try {
    const code = await runCommandLine(argv, {
      env: { HUB_STATE_DIR: stateDir, HUB_TOKEN: 'mine' },
      cwd: tmpdir(),
      print: (line) => printed.push(line),
      complain: (line) => complained.push(line),
      stopAsked: () => AbortSignal.abort(),
    });
    return { code, printed, complained };
  } finally {
    if (claimed.ok) claimed.claim.release();
    server.closeAllConnections();
    server.close();
    await rm(stateDir, { recursive: true });
  }
}
