import { NotAuthenticated } from '@supply-hub/errors';
import type { Verifier, Viewer } from '@supply-hub/identity';
import { facility, supplier } from './ids.ts';

const planner: Viewer = {
  subject: 'planner',
  role: 'planner',
  facilities: '*',
  suppliers: '*',
  scopes: new Set(),
  expiresAt: Temporal.Instant.from('2030-01-01T00:00:00Z'),
};
const viewers: Readonly<Record<string, Viewer>> = {
  planner,
  buyer: { ...planner, subject: 'buyer', role: 'buyer' },
  integrator: { ...planner, subject: 'integrator', role: 'integrator' },
  phiIntegrator: { ...planner, subject: 'integrator', role: 'integrator', scopes: new Set(['phi:read']) },
  otherIntegrator: { ...planner, subject: 'other', role: 'integrator' },
  northIntegrator: { ...planner, role: 'integrator', facilities: new Set([facility('north')]) },
  northPlanner: { ...planner, facilities: new Set([facility('north')]) },
  southPlanner: { ...planner, facilities: new Set([facility('south')]) },
  partner: { ...planner, role: 'partner', facilities: new Set(), suppliers: new Set([supplier('100')]) },
  otherPartner: { ...planner, role: 'partner', facilities: new Set(), suppliers: new Set([supplier('200')]) },
};

/** Knows these by their names. */
export const verifier: Verifier = {
  verify(header) {
    const viewer = viewers[header?.replace('Bearer ', '') ?? ''];
    return viewer === undefined ? Promise.reject(new NotAuthenticated('no token')) : Promise.resolve(viewer);
  },
};
