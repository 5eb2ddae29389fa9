import type { PolicyScope, PolicyScopeKind } from '../../domain/policy.ts';

/** A scope as a caller names it. */
export const scopeOf = ({ kind, id }: { kind: PolicyScopeKind; id?: string | null | undefined }): PolicyScope => ({
  scope: kind,
  scopeId: id ?? '',
});

/** What a caller decides, as a version keeps it: what is null is not decided. */
export function valuesOf(given: {
  readonly priceTolerance?:
    | { percent?: string | null | undefined; amount?: string | null | undefined }
    | null
    | undefined;
  readonly teams?: readonly { readonly kind: string; readonly team: string }[] | null | undefined;
  readonly [name: string]: unknown;
}): Record<string, unknown> {
  const { priceTolerance, teams, ...plain } = given;
  return {
    ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== null && value !== undefined)),
    ...(priceTolerance && {
      priceTolerance: { percent: priceTolerance.percent ?? null, amount: priceTolerance.amount ?? null },
    }),
    ...(teams && { teams: Object.fromEntries(teams.map(({ kind, team }) => [kind, team])) }),
  };
}
