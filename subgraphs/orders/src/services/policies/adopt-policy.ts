import { recordAudit } from '@supply-hub/audit';
import { NotPermitted } from '@supply-hub/errors';
import { hubId, hubIdType } from '@supply-hub/identifiers';
import { reaches, type Viewer } from '@supply-hub/identity';
import type { HubConfig } from '@supply-hub/config';
import { doOnce } from '@supply-hub/subgraph-kit';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { OrdersContext } from '../../context.ts';
import { addPolicy, lastPolicy, policyById } from '../../db/queries/policies.ts';
import { notePricesAgain } from '../../db/queries/price-checks.ts';
import type { PolicyRow } from '../../db/policy-schema.ts';
import { $PolicyValues } from '../../db/policy-values.ts';
import type { PolicyScope, PolicyScopeKind, PolicyValues } from '../../domain/policy.ts';
import { dryRun, type DryRun } from './preview-policy.ts';

/** Why a policy was not adopted or tried. */
export interface PolicyRefusal {
  readonly code: 'NOT_VALID' | 'UNKNOWN_SCOPE' | 'CHANGED_MEANWHILE' | 'NOTHING_CHANGES' | 'KEY_USED_BEFORE';
  readonly path: readonly string[];
  readonly sentence: string;
}

/** A policy as it is given, before anybody has looked at it. */
export interface GivenPolicy {
  readonly scope: PolicyScope;
  readonly values: unknown;
}

export interface AdoptedPolicy {
  /** Null when refused. */
  readonly policy: PolicyRow | null;
  readonly userErrors: readonly PolicyRefusal[];
}

const longestReason = 500;

/**
 * Adopts the next version of a scope's policy. It holds at once, and what a price stops is looked at again.
 * @throws NotPermitted the viewer may not decide for that scope
 */
export async function adoptPolicy(
  context: OrdersContext,
  given: GivenPolicy,
  said: { readonly reason: string; readonly replacesVersion: number | null; readonly idempotencyKey: string },
): Promise<AdoptedPolicy> {
  const { db, viewer, config } = context;
  assertDecides(viewer, given.scope);
  const reason = said.reason.trim();
  const key = said.idempotencyKey;
  if (reason === '' || reason.length > longestReason)
    return refused('NOT_VALID', ['reason'], `Say why in 1 to ${longestReason} characters: it stands there for ever.`);
  if (key.trim() === '' || key.length > 200)
    return refused('NOT_VALID', ['idempotencyKey'], 'Give an idempotency key of 1 to 200 characters.');
  const read = readPolicy(given, config);
  if ('code' in read) return { policy: null, userErrors: [read] };
  const { scope, scopeId } = given.scope;
  const { replacesVersion } = said;
  const deed = {
    operation: 'adoptPolicy',
    key,
    input: plain({ scope, scopeId, values: read, reason, replacesVersion }),
  };
  const outcome = await doOnce(context, deed, $Outcome, async (tx, at) => {
    const before = await lastPolicy(tx, given.scope);
    const refusal = refusalAfter(before, read, replacesVersion);
    if (refusal !== null) return refusal;
    const version = (before?.version ?? 0) + 1;
    const id = hubId('policy', 'hub', [scope, scopeId, String(version)]);
    await addPolicy(tx, {
      id,
      scope,
      scopeId,
      version,
      values: read,
      reason,
      adoptedBy: viewer.subject,
      adoptedAt: at.toString({ fractionalSecondDigits: 3 }),
    });
    await recordAudit(
      tx,
      [
        {
          actor: viewer.subject,
          action: 'policy-adopted',
          subject: id,
          reason,
          before: before === null ? null : { version: before.version, values: before.values },
          after: { version, values: plain(read) },
          facilityIds: scope === 'FACILITY' ? [scopeId] : null,
          supplierIds: [],
        },
      ],
      at,
    );
    await notePricesAgain(tx, 'all');
    return { id };
  });
  if ('code' in outcome) return { policy: null, userErrors: [outcome] };
  return { policy: await policyById(db, outcome.id), userErrors: [] };
}

/**
 * The dry run of a policy, for who may adopt it.
 * @throws NotPermitted the viewer may not decide for that scope
 */
export async function previewPolicy(
  { db, viewer, clock, config }: OrdersContext,
  given: GivenPolicy,
  days: number,
): Promise<{ readonly preview: DryRun | null; readonly userErrors: readonly PolicyRefusal[] }> {
  assertDecides(viewer, given.scope);
  const read = readPolicy(given, config);
  if ('code' in read) return { preview: null, userErrors: [read] };
  if (days < 1 || days > 90)
    return { preview: null, userErrors: [{ code: 'NOT_VALID', path: ['days'], sentence: 'Ask for 1 to 90 days.' }] };
  return { preview: await dryRun(db, config, { ...given.scope, values: read }, days, clock.now()), userErrors: [] };
}

const $Outcome = z.object({ id: z.string() });

/** As it is kept: what is not given is not there. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function assertDecides(viewer: Viewer, { scope, scopeId }: PolicyScope): void {
  if (viewer.role === 'partner' || !viewer.scopes.has('policies:write'))
    throw new NotPermitted('Policies are adopted by who has the scope policies:write.');
  const isTheirs = scope === 'FACILITY' ? reaches(viewer.facilities, scopeId) : viewer.facilities === '*';
  if (!isTheirs)
    throw new NotPermitted(
      'This policy would hold at facilities the viewer may not see: it is not the viewer’s to adopt.',
    );
}

const typesOfScopes = { SUPPLIER: 'supplier', ITEM: 'item' } as const;

function readPolicy(
  { scope: { scope, scopeId }, values }: GivenPolicy,
  config: HubConfig,
): PolicyValues | PolicyRefusal {
  const path = ['input', 'scope', 'id'];
  if (!isPlace(scope, scopeId, config))
    return {
      code: 'UNKNOWN_SCOPE',
      path,
      sentence: scope === 'GROUP' ? 'The group has no id.' : `There is no such ${scope.toLowerCase()}.`,
    };
  const read = $PolicyValues.safeParse(values);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = issue?.path.map(String) ?? [];
  return {
    code: 'NOT_VALID',
    path: ['input', 'values', ...where],
    sentence: `${where[0] ?? 'It'} cannot be that: ${issue?.message ?? 'it is no policy'}.`,
  };
}

/** Suppliers and items are many, and named by ids that nobody guesses: their kind is all that is looked at. */
function isPlace(scope: PolicyScopeKind, id: string, { facilities }: HubConfig): boolean {
  if (scope === 'GROUP') return id === '';
  if (scope === 'FACILITY') return facilities.some((facility) => hubId('facility', 'hub', facility.id) === id);
  return hubIdType(id) === typesOfScopes[scope];
}

function refusalAfter(before: PolicyRow | null, values: PolicyValues, replaces: number | null): PolicyRefusal | null {
  if (replaces !== null && replaces !== (before?.version ?? 0))
    return {
      code: 'CHANGED_MEANWHILE',
      path: ['input', 'replacesVersion'],
      sentence:
        before === null
          ? 'Nobody has adopted a policy for it yet.'
          : `${before.adoptedBy} has adopted version ${before.version}: ${before.reason}`,
    };
  if (isDeepStrictEqual(before?.values ?? {}, plain(values)))
    return { code: 'NOTHING_CHANGES', path: ['input', 'values'], sentence: 'It decides what is decided already.' };
  return null;
}

const refused = (code: PolicyRefusal['code'], path: readonly string[], sentence: string): AdoptedPolicy => ({
  policy: null,
  userErrors: [{ code, path: ['input', ...path], sentence }],
});
