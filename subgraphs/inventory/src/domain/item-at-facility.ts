/** What is judged, kept apart and decided together: all stock of an item at a facility. By hub ids. */
export interface ItemAtFacility {
  readonly itemId: string;
  readonly facilityId: string;
}

/** One text for the two, to look something up by. */
export const pairKey = ({ itemId, facilityId }: ItemAtFacility): string => `${itemId} ${facilityId}`;
