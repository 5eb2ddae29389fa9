import type { ReservationResolvers } from '../generated/graphql.ts';
import { findReservation } from '../services/find-reservation.ts';

export const Reservation: ReservationResolvers = {
  __resolveReference: ({ id }, context) => findReservation(id, context),
  id: ({ reservation }) => reservation.id,
  lot: ({ of }) => of,
  quantity: ({ reservation: { quantity: value }, of }) => ({ value, unit: of.lot.unit }),
  purpose: ({ reservation }) => reservation.purpose,
  surgicalCase: ({ reservation }) => ({ id: reservation.caseId }),
  demand: ({ reservation }) => ({ id: reservation.demandId }),
  reservedAt: ({ reservation }) => reservation.reservedAt.toString(),
};
