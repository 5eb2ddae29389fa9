import { NotAuthenticated } from '@supply-hub/errors';
import type { Verifier, Viewer } from '@supply-hub/identity';
import { facilityId } from './ids.ts';

/** Sees every facility. */
export const everybody: Viewer = {
  subject: 'planner',
  role: 'planner',
  facilities: '*',
  suppliers: '*',
  scopes: new Set(),
  expiresAt: Temporal.Instant.from('2030-01-01T00:00:00Z'),
};
const viewers: Readonly<Record<string, Viewer>> = {
  planner: everybody,
  northPlanner: { ...everybody, facilities: new Set([facilityId('north')]) },
  partner: { ...everybody, role: 'partner', facilities: new Set(), suppliers: new Set(['supplier_1']) },
};

/** Knows these by their names. */
export const verifier: Verifier = {
  verify(header) {
    const viewer = viewers[header?.replace('Bearer ', '') ?? ''];
    return viewer === undefined ? Promise.reject(new NotAuthenticated('no token')) : Promise.resolve(viewer);
  },
};
