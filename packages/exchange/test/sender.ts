/** An invented sender, as hub.yaml lists it. */
export const sender = {
  id: 'lakeside-or',
  name: 'Lakeside OR scheduling',
  protocol: 'hl7v2' as const,
  application: 'LAKESIDE-OR',
  system: 'ehr',
  accepts: ['SIU' as const],
  caseNumberAuthorities: [],
  duplicateWindowMs: 7 * 24 * 3_600_000,
};
