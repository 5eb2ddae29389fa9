import type postgres from 'postgres';
import { InvalidInput, Misconfigured } from '@supply-hub/errors';

/** What every subgraph's role is a member of: what it may do in schema `hub` is granted to this one. */
export const subgraphRole = 'hub_subgraph';

/** The role of a schema's owner: no login of its own, taken on by the connections of that subgraph. */
export function roleOf(schema: string): string {
  if (!/^[a-z][a-z_]{0,40}$/.test(schema))
    throw new InvalidInput(`"${schema}" cannot be a schema's name`, { field: 'schema' });
  return `hub_${schema}`;
}

/**
 * Makes schema `hub`, each schema, and their roles with what they may do: all in its own schema; in `hub`
 * USAGE, and what the hub's own migrations grant to `hub_subgraph`. Changes nothing that is there already.
 *
 * Roles belong to the whole server, so another hub (or test) on another database may make the same ones at
 * this moment; the advisory lock does not keep it out. Whoever is second finds them made.
 */
export async function ensureSchemas(sql: postgres.Sql, schemas: readonly string[]): Promise<void> {
  const all = [...new Set(['hub', ...schemas])];
  const roles = [subgraphRole, ...all.map(roleOf)];
  await ensureRoles(sql, roles);
  const present = await sql<{ name: string }[]>`select nspname as name from pg_namespace where nspname in ${sql(all)}`;
  const missing = new Set(all).difference(new Set(present.map((row) => row.name)));
  for (const schema of missing) {
    await sql.unsafe(`create schema "${schema}"; grant usage, create on schema "${schema}" to ${roleOf(schema)}`);
    if (schema === 'hub') await sql.unsafe(`grant usage on schema hub to ${subgraphRole}`);
  }
}

/** Gives a schema's role all of what its migrations made, whoever ran them. */
export async function grantAll(sql: postgres.Sql | postgres.TransactionSql, schema: string): Promise<void> {
  const kinds = ['tables', 'sequences', 'routines'];
  await sql.unsafe(
    kinds.map((kind) => `grant all on all ${kind} in schema "${schema}" to ${roleOf(schema)}`).join(';'),
  );
}

async function ensureRoles(sql: postgres.Sql, roles: readonly string[]): Promise<void> {
  const present = await sql<{ name: string }[]>`select rolname as name from pg_roles where rolname in ${sql(roles)}`;
  for (const role of new Set(roles).difference(new Set(present.map((row) => row.name)))) {
    await unlessMade(role, () => sql.unsafe(`create role ${role} nologin`));
  }
  // Who makes a role may hand it out but not take it on (from 16), so what counts is SET, before 16 called MEMBER.
  const state = await sql<{ role: string; usable: boolean; subgraph: boolean }[]>`
    select rolname as role, pg_has_role(rolname, ${subgraphRole}, 'USAGE') as subgraph,
      pg_has_role(rolname, case when current_setting('server_version_num')::int < 160000 then 'MEMBER' else 'SET' end) as usable
    from pg_roles where rolname in ${sql(roles)}`;
  for (const { role, usable, subgraph } of state) {
    if (!usable) await unlessMade(role, () => sql.unsafe(`grant ${role} to current_user`));
    if (!subgraph) await unlessMade(role, () => sql.unsafe(`grant ${subgraphRole} to ${role}`));
  }
}

/** Two at once: the second sees a duplicate, a unique violation, or a row changed under it. */
async function unlessMade(role: string, statement: () => Promise<unknown>): Promise<void> {
  try {
    await statement();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === '42710' || code === '23505' || code === 'XX000') return;
    if (code === '42501')
      throw new Misconfigured(
        `the user of DATABASE_URL may not make or take on the role ${role}. It needs CREATEROLE ` +
          `(ALTER ROLE … CREATEROLE), or a superuser must create ${role} and grant it to that user WITH ADMIN OPTION.`,
        { cause: error },
      );
    throw error;
  }
}
