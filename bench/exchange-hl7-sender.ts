import type { SenderConfig } from '@supply-hub/config';

/** Who sends in `bench exchange`; invented. */
export const benchSender: SenderConfig = {
  id: 'lakeside-or',
  name: 'Lakeside OR scheduling',
  protocol: 'hl7v2',
  application: 'LAKESIDE-OR',
  system: 'ehr',
  accepts: ['SIU'],
  caseNumberAuthorities: [],
  duplicateWindowMs: 7 * 24 * 3_600_000,
};
