import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Misconfigured } from '@supply-hub/errors';
import { z } from 'zod';
import { deskPaceSchema } from './erp/buying/requisition-desk.ts';
import { answerRatesSchema } from './suppliers/answers/answer-rates.ts';
import { presenceSchema } from './suppliers/supplier-presence.ts';

const endpointState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('up') }),
  z.object({ state: z.literal('slow'), delayMs: z.int().min(0).max(600_000) }),
  z.object({ state: z.literal('failing'), retryAfterSeconds: z.int().min(0).max(3600) }),
  z.object({ state: z.literal('away') }),
]);

const systemId = z.enum(['erp', 'ehr', 'wms']);
export type SystemId = z.infer<typeof systemId>;
export const systemIds: readonly SystemId[] = systemId.options;

const remembered = z.object({
  format: z.literal(1),
  /** Which generator's data the journal was written on. */
  generation: z.int(),
  size: z.enum(['small', 'regional']),
  seed: z.int(),
  start: z.string(),
  ports: z.object({ erp: z.int(), ehr: z.int(), wms: z.int(), control: z.int() }),
  credentials: z.object({ username: z.string(), password: z.string(), bearerToken: z.string() }),
  states: z.object({ erp: endpointState, ehr: endpointState, wms: endpointState }),
  /** Where the EHR sends its messages; absent: they wait. */
  destination: z.object({ host: z.string(), port: z.int() }).optional(),
  /** The pace of the EHR's own life. @default 0 */
  changesPerHour: z.union([z.literal('usual'), z.number()]).optional(),
  /** The suppliers' SFTP server, passwords there by partner, and how busy everybody is. */
  suppliers: z
    .object({
      port: z.int(),
      passwords: z.record(z.string(), z.string()),
      isAway: z.boolean().default(false),
      ordersPerHour: z.union([z.literal('usual'), z.number()]).default(0),
      hurry: z.number().positive().default(1),
      faults: z.number().min(0).default(1),
      /** How often they answer otherwise than as ordered. @default the usual */
      rates: answerRatesSchema.optional(),
      /** Those who are not simply up. */
      presences: z.record(z.string(), presenceSchema).default({}),
    })
    .optional(),
  /** How the ERP's buyers work. @default the usual pace */
  buyer: deskPaceSchema.optional(),
  clock: z.object({ base: z.string(), shows: z.string(), speed: z.number().min(0) }).optional(),
});

/** What a restart needs to give the same world at the same addresses. */
export type Remembered = z.infer<typeof remembered>;

/** The folder a sandbox lives in: what it is, its journal, and the files it writes for others to read. */
export class StateFolder {
  readonly path: string;
  #writing: Promise<void> = Promise.resolve();

  constructor(path: string) {
    this.path = path;
  }

  file(name: string): string {
    return join(this.path, name);
  }

  /** @throws Misconfigured when the folder holds something else, or a world this version cannot continue */
  async recall(generation: number): Promise<Remembered | undefined> {
    await mkdir(this.path, { recursive: true, mode: 0o700 });
    let text: string;
    try {
      text = await readFile(this.file('world.json'), 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
    const parsed = remembered.safeParse(parseJson(text));
    if (!parsed.success) {
      throw new Misconfigured(
        `${this.file('world.json')} is not a sandbox's state. Remove the folder to start a new one.`,
      );
    }
    if (parsed.data.generation !== generation) {
      throw new Misconfigured(
        `${this.path} holds a sandbox made by another version of the generator. Remove the folder to start a new one.`,
      );
    }
    return parsed.data;
  }

  /** Writes what a restart needs; one write after the other, each whole or not at all. */
  async remember(state: Remembered): Promise<void> {
    await this.write('world.json', JSON.stringify(state, undefined, 2));
  }

  /** A file only this user can read, replaced in one step. */
  async write(name: string, text: string): Promise<void> {
    const turn = this.#writing.then(() => replaceFile(this.file(name), text));
    this.#writing = turn.catch(() => undefined);
    await turn;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function replaceFile(path: string, text: string): Promise<void> {
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}
