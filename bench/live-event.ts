/** One event as procedures tells it; its number says when it was made, and makes it as large as is wanted. */
export function liveEvent(sequence: number, kib = 0): object {
  const facility = { __typename: 'Facility', id: 'facility_4c9d1k7v5m2x8q0w4hzr' };
  return {
    caseReadinessChanged: {
      previousReadiness: 'READY',
      surgicalCase: {
        __typename: 'SurgicalCase',
        id: 'case_1',
        number: `${sequence}:${Date.now()}${'.'.repeat(kib * 1024)}`,
        readiness: 'SHORT',
        facility,
      },
    },
  };
}

/** What another subgraph adds. */
export const rest = { __typename: 'Facility', name: 'North Valley Medical Center' };

export const question =
  'caseReadinessChanged { previousReadiness surgicalCase { id number readiness facility { name } } }';
