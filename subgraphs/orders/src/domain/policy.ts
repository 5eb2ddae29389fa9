/**
 * Policies: how people want the hub to buy. Each scope says only what it decides otherwise than the one around it: the
 * group, then the facility, then the supplier, then the item.
 */
import type { TroubleKind } from './trouble.ts';

export const policyScopes = ['GROUP', 'FACILITY', 'SUPPLIER', 'ITEM'] as const;
export type PolicyScopeKind = (typeof policyScopes)[number];

/** Whom a policy is for. */
export interface PolicyScope {
  readonly scope: PolicyScopeKind;
  /** Hub id of the facility, supplier or item; empty: the group. */
  readonly scopeId: string;
}

/** How far a price may be from the agreed one; both limits hold, and are allowed themselves (R56). Decimals as text. */
export interface PriceTolerance {
  /** Of the agreed price, `1` is one percent; null: only the amount counts. */
  readonly percent: string | null;
  /** Of one base unit, in the price's currency; null: only the percentage counts. */
  readonly amount: string | null;
}

/** What a policy decides. */
export interface PolicyDecisions {
  /** What the hub asks its ERP for by itself: the ERP may well fill shelves by its own planning. */
  readonly replenishes: 'NOTHING' | 'CASES' | 'CASES_AND_PAR';
  /** For how long needs of one item and facility are gathered into one line (R34). */
  readonly consolidationMinutes: number;
  /** What a case needs that begins sooner than this is urgent: it leaves though its price should stop it. */
  readonly urgencyHours: number;
  /** How long a system may fail at a command before a person is told and others go on. */
  readonly stuckAfterMinutes: number;
  /** Whether filling up to par leaves out what is on order (R33). */
  readonly excludesOnOrder: boolean;
  readonly priceTolerance: PriceTolerance;
  /** What becomes of a line that no contract in force covers. */
  readonly offContract: 'STOP' | 'MARK';
  /** Whether the hub sends orders where the partner's profile says so, or the ERP sends them all. From the next day's orders on. */
  readonly transmittedBy: 'PROFILE' | 'ERP';
  /** Hub ids of suppliers to order from instead, the first that sells the item first. */
  readonly alternateSuppliers: readonly string[];
  /** Who deals with which trouble. */
  readonly teams: Readonly<Partial<Record<TroubleKind, string>>>;
}

/** What one version decides; what is absent is as the scope around it says. */
export type PolicyValues = { readonly [name in keyof PolicyDecisions]?: PolicyDecisions[name] | undefined };

/** What holds somewhere. */
export interface Policy extends PolicyDecisions {
  /** The versions it follows from, the widest scope first. Empty: nobody has adopted any. */
  readonly versions: readonly { readonly scope: PolicyScopeKind; readonly version: number }[];
}

/** What holds as long as nobody says otherwise. */
export const defaultPolicy: Policy = {
  replenishes: 'CASES',
  consolidationMinutes: 15,
  urgencyHours: 48,
  stuckAfterMinutes: 30,
  excludesOnOrder: false,
  priceTolerance: { percent: '1', amount: null },
  offContract: 'STOP',
  transmittedBy: 'PROFILE',
  alternateSuppliers: [],
  teams: {},
  versions: [],
};

/** One version, as it was adopted. */
export interface PolicyVersion extends PolicyScope {
  readonly version: number;
  readonly values: PolicyValues;
  readonly adoptedAt: Temporal.Instant;
}

/** Where it is asked what holds. */
export interface PolicyPlace {
  readonly facilityId: string | null;
  readonly supplierId?: string | null | undefined;
  readonly itemId?: string | null | undefined;
}

/** What held somewhere at a time: the last version of each scope, the narrower over the wider. */
export function policyAmong(
  versions: readonly PolicyVersion[],
  { facilityId, supplierId = null, itemId = null }: PolicyPlace,
  at: Temporal.Instant,
): Policy {
  const ids: Readonly<Record<PolicyScopeKind, string | null>> = {
    GROUP: '',
    FACILITY: facilityId,
    SUPPLIER: supplierId,
    ITEM: itemId,
  };
  const held = policyScopes.flatMap((scope) => {
    const own = versions.filter(
      (one) => one.scope === scope && one.scopeId === ids[scope] && Temporal.Instant.compare(one.adoptedAt, at) <= 0,
    );
    return own.toSorted((a, b) => b.version - a.version)[0] ?? [];
  });
  if (held.length === 0) return defaultPolicy;
  return {
    ...defaultPolicy,
    ...said(held.map(({ values }) => values)),
    teams: Object.fromEntries(held.flatMap(({ values }) => Object.entries(values.teams ?? {}))),
    versions: held.map(({ scope, version }) => ({ scope, version })),
  };
}

/** What these decide, the last over the first. Without what is not said: a spread would put nothing in its place. */
function said(all: readonly PolicyValues[]): Partial<Policy> {
  const entries = all.flatMap((values) => Object.entries(values));
  return Object.fromEntries(entries.filter(([name, value]) => name !== 'teams' && value !== undefined));
}

/** The team a trouble goes to where nobody says otherwise. */
const defaultTeam = 'purchasing';

export const teamOf = ({ teams }: Pick<Policy, 'teams'>, kind: TroubleKind): string => teams[kind] ?? defaultTeam;
