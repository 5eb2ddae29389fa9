import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const $Address = z.object({ host: z.string(), port: z.number(), exchangePort: z.number().optional() });
/** Where a hub's messages arrive: by MLLP at `port`, posted at `exchangePort`. */
export type IntakeAddress = z.output<typeof $Address>;

const fileOf = (stateDir: string) => join(stateDir, 'mllp.json');

/** Leaves word in the state folder, for `hub send`. @returns what takes it back */
export function announceIntake(stateDir: string, address: IntakeAddress): () => void {
  writeFileSync(fileOf(stateDir), `${JSON.stringify(address)}\n`, { mode: 0o600 });
  return () => rmSync(fileOf(stateDir), { force: true });
}

/** Where the hub on a state folder takes messages, as it last said; undefined when it never did. */
export function knownIntake(stateDir: string): IntakeAddress | undefined {
  try {
    return $Address.parse(JSON.parse(readFileSync(fileOf(stateDir), 'utf8')));
  } catch {
    return undefined;
  }
}
