import { facilityChanged, handler } from '@supply-hub/events';
import { keepFacility } from '../db/queries/event-copies.ts';

/** Zone, buffer and what supplies which theatre: whatever of it is another, all of the facility's cases are due. */
export const onFacilityChanged = handler(
  facilityChanged,
  'procedures.facilities',
  ({ data, aggregateversion }, { tx }) => keepFacility(tx, data, aggregateversion),
);
