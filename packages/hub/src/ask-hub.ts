import { systemClock } from '@supply-hub/clock';
import { parseEnvironment } from '@supply-hub/config';
import { HubError } from '@supply-hub/errors';
import { developmentIssuer, type Role } from '@supply-hub/identity';
import { stateHolder } from '@supply-hub/postgres';
import { z } from 'zod';
import type { Terminal } from './command.ts';

const $Answer = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.looseObject({ message: z.string() })).optional(),
});
export type HubAnswer = z.output<typeof $Answer>;

/** There is no hub to ask, or it does not answer yet. */
export class HubAway extends HubError {
  readonly code = 'HUB_AWAY';
  readonly retryable = true;
}

/** The hub answered, and not with what it was asked for; its own sentence. */
export class HubRefused extends HubError {
  readonly code = 'HUB_REFUSED';
  readonly retryable = false;
}

/**
 * Asks the hub that runs on the terminal's state folder, as HUB_TOKEN says or, in development, as a role.
 * @throws HubAway
 */
export async function askHub(
  { env, cwd }: Terminal,
  question: { query: string; variables: Record<string, unknown> },
  role: Exclude<Role, 'partner'>,
): Promise<HubAnswer> {
  const { stateDir } = parseEnvironment(env, cwd);
  const holder = stateHolder(stateDir);
  if (holder === null) throw new HubAway(`No hub runs on ${stateDir}: start it with "npm start".`);
  const token =
    env['HUB_TOKEN'] ?? (await (await developmentIssuer(stateDir, systemClock)).mint({ role, expiresInMs: 60_000 }));
  const response = await fetch(`${holder.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(question),
  }).catch(() => undefined);
  if (response === undefined) throw new HubAway(`The hub at ${holder.address} does not answer yet.`);
  return $Answer.parse(await response.json());
}

/** @throws HubRefused */
export function dataOf<T>(shape: z.ZodType<T>, answer: HubAnswer): T {
  const parsed = shape.safeParse(answer.data);
  if (parsed.success) return parsed.data;
  throw new HubRefused(answer.errors?.map(({ message }) => message).join('\n') ?? 'The hub gave no answer.');
}
