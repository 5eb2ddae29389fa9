/** What a person or a system does here. A partner is a supplier; an integrator runs the hub. */
export const roles = ['planner', 'buyer', 'theatre', 'integrator', 'partner'] as const;
export type Role = (typeof roles)[number];

/** Hub ids a viewer may see rows of; `*` is all of them. */
export type Reach = '*' | ReadonlySet<string>;

/**
 * Who asks, as their token says (R72). Every read and write is narrowed by `facilities` and `suppliers`;
 * an absent claim reaches nothing.
 */
export interface Viewer {
  readonly subject: string;
  readonly role: Role;
  /** Hub ids of facilities. */
  readonly facilities: Reach;
  /** Hub ids of suppliers: a partner's own, `*` for everybody else. */
  readonly suppliers: Reach;
  readonly scopes: ReadonlySet<string>;
  /** When the token ends. */
  readonly expiresAt: Temporal.Instant;
}

/** Whether a reach holds an id. */
export function reaches(reach: Reach, id: string): boolean {
  return reach === '*' || reach.has(id);
}

/** The scopes each role's token carries when the development issuer mints it. */
export const roleScopes: Readonly<Record<Role, readonly string[]>> = {
  planner: ['supply:read', 'supply:plan', 'orders:approve', 'inventory:write'],
  buyer: ['supply:read', 'orders:write', 'orders:approve', 'policies:write', 'inventory:write'],
  theatre: ['supply:read', 'cases:read'],
  integrator: ['supply:read', 'integration:operate', 'phi:read'],
  partner: ['partner:read', 'orders:answer'],
};
