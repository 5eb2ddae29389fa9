import { reaches, type Viewer } from '@supply-hub/identity';
import type { Db, Tx } from '@supply-hub/postgres';
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { policyScopes, type PolicyScope, type PolicyVersion } from '../../domain/policy.ts';
import { policies, type PolicyRow } from '../policy-schema.ts';
import { $PolicyValues } from '../policy-values.ts';

const p = policies;

/** Every version of every policy, in the order in which they were adopted. */
export async function policyVersions(tx: Db | Tx): Promise<PolicyVersion[]> {
  const rows = await tx.select().from(p).orderBy(asc(p.adoptedAt), asc(p.version));
  return rows.map(policyVersionOf);
}

export function policyVersionOf({ scope, scopeId, version, values, adoptedAt }: PolicyRow): PolicyVersion {
  return { scope, scopeId, version, values: $PolicyValues.parse(values), adoptedAt: Temporal.Instant.from(adoptedAt) };
}

/** The last version of a scope, which stays so until the transaction ends; null: nobody has adopted any. */
export async function lastPolicy(tx: Tx, { scope, scopeId }: PolicyScope): Promise<PolicyRow | null> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('orders.policy'), hashtext(${`${scope} ${scopeId}`}))`);
  const [row] = await tx.select().from(p).where(isOf(scope, scopeId)).orderBy(desc(p.version)).limit(1);
  return row ?? null;
}

/** Keeps a version. @returns it, as it is kept */
export async function addPolicy(tx: Tx, policy: PolicyRow): Promise<PolicyRow> {
  const [row] = await tx.insert(p).values(policy).returning();
  if (row === undefined) throw new Error('A policy was kept and is not there.');
  return row;
}

/** @throws Error there is no such version: none is ever removed */
export async function policyById(tx: Db | Tx, id: string): Promise<PolicyRow> {
  const [row] = await tx.select().from(p).where(eq(p.id, id));
  if (row === undefined) throw new Error('A policy was adopted and is not there.');
  return row;
}

/** Versions by their ids, those the viewer may see. */
export async function visiblePolicies(db: Db, viewer: Viewer, ids: readonly string[]): Promise<Map<string, PolicyRow>> {
  const rows = await db
    .select()
    .from(p)
    .where(sql`${p.id} = any(${sql.param([...ids])}::text[])`);
  return new Map(rows.filter((row) => isVisible(viewer, row)).map((row) => [row.id, row]));
}

/** The last version of each scope, the widest scope first. */
export async function policiesInForce(db: Db, viewer: Viewer): Promise<PolicyRow[]> {
  const rows = await db.selectDistinctOn([p.scope, p.scopeId]).from(p).orderBy(p.scope, p.scopeId, desc(p.version));
  return rows
    .filter((row) => isVisible(viewer, row))
    .toSorted((a, b) => policyScopes.indexOf(a.scope) - policyScopes.indexOf(b.scope));
}

/** Every version of one scope, the newest first. */
export async function versionsOf(db: Db, viewer: Viewer, { scope, scopeId }: PolicyScope): Promise<PolicyRow[]> {
  const rows = await db.select().from(p).where(isOf(scope, scopeId)).orderBy(desc(p.version));
  return rows.filter((row) => isVisible(viewer, row));
}

const isOf = (scope: PolicyRow['scope'], scopeId: string) => and(eq(p.scope, scope), eq(p.scopeId, scopeId));

/** How the hospital buys is its own affair; what is for one facility is for who may see that. */
function isVisible({ role, facilities }: Viewer, { scope, scopeId }: PolicyScope): boolean {
  return role !== 'partner' && (scope !== 'FACILITY' || reaches(facilities, scopeId));
}
