/**
 * Policies: how people want the hub to buy. Each scope says only what it decides otherwise than the one around it: the
 * group, then the facility, then the supplier, then the item.
 */
import { troubleKinds } from '@supply-hub/events';
import { Decimal } from '@supply-hub/quantities';
import { z } from 'zod';
import type { TroubleKind } from './trouble.ts';

export const policyScopes = ['GROUP', 'FACILITY', 'SUPPLIER', 'ITEM'] as const;
export type PolicyScopeKind = (typeof policyScopes)[number];

/** Whom a policy is for. */
export interface PolicyScope {
  readonly scope: PolicyScopeKind;
  /** Hub id of the facility, supplier or item; empty: the group. */
  readonly scopeId: string;
}

const $Amount = z
  .string()
  .max(30)
  .refine((text) => {
    const amount = Decimal.parse(text);
    return amount.ok && amount.value.sign >= 0;
  });

/** How far a price may be from the agreed one; both limits hold, and are allowed themselves (R56). */
export type PriceTolerance = z.output<typeof $PriceTolerance>;
export const $PriceTolerance = z.strictObject({
  /** Of the agreed price, `1` is one percent; null: only the amount counts. */
  percent: $Amount.nullable(),
  /** Of one base unit, in the price's currency; null: only the percentage counts. */
  amount: $Amount.nullable(),
});

const $Team = z.string().trim().min(1).max(60);

/** What one version decides; what is absent is as the scope around it says. */
export type PolicyValues = z.output<typeof $PolicyValues>;
export const $PolicyValues = z
  .strictObject({
    /** What the hub asks its ERP for by itself: the ERP may well fill shelves by its own planning. */
    replenishes: z.enum(['NOTHING', 'CASES', 'CASES_AND_PAR']),
    /** For how long needs of one item and facility are gathered into one line (R34). */
    consolidationMinutes: z
      .int()
      .min(0)
      .max(7 * 24 * 60),
    /** What a case needs that begins sooner than this is urgent: it leaves though its price should stop it. */
    urgencyHours: z
      .int()
      .min(0)
      .max(30 * 24),
    /** Whether filling up to par leaves out what is on order (R33). */
    excludesOnOrder: z.boolean(),
    priceTolerance: $PriceTolerance,
    /** What becomes of a line that no contract in force covers. */
    offContract: z.enum(['STOP', 'MARK']),
    /** Whether the hub sends orders where the partner's profile says so, or the ERP sends them all. From the next day's orders on. */
    transmittedBy: z.enum(['PROFILE', 'ERP']),
    /** Suppliers to order from instead, the first that sells the item first. */
    alternateSuppliers: z.array(z.string().regex(/^supplier_[0-9a-z]+$/)).max(20),
    /** Who deals with which trouble. */
    teams: z.partialRecord(z.enum(troubleKinds), $Team),
  })
  .partial();

/** What holds somewhere. */
export interface Policy {
  readonly replenishes: 'NOTHING' | 'CASES' | 'CASES_AND_PAR';
  readonly consolidationMinutes: number;
  readonly urgencyHours: number;
  readonly excludesOnOrder: boolean;
  readonly priceTolerance: PriceTolerance;
  readonly offContract: 'STOP' | 'MARK';
  readonly transmittedBy: 'PROFILE' | 'ERP';
  readonly alternateSuppliers: readonly string[];
  readonly teams: Readonly<Partial<Record<TroubleKind, string>>>;
  /** The versions it follows from, the widest scope first. Empty: nobody has adopted any. */
  readonly versions: readonly { readonly scope: PolicyScopeKind; readonly version: number }[];
}

/** What holds as long as nobody says otherwise. */
export const defaultPolicy: Policy = {
  replenishes: 'CASES',
  consolidationMinutes: 15,
  urgencyHours: 48,
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
