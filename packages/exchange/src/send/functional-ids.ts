/** GS01 of each document the hub sends. */
const functionalIds: Readonly<Record<string, string>> = {
  '210': 'IM',
  '214': 'QM',
  '810': 'IN',
  '824': 'AG',
  '832': 'SC',
  '845': 'PA',
  '846': 'IB',
  '850': 'PO',
  '855': 'PR',
  '856': 'SH',
  '860': 'PC',
  '861': 'RC',
  '865': 'CA',
  '867': 'PT',
  '940': 'OW',
  '943': 'AR',
  '944': 'RE',
  '945': 'SW',
  '947': 'AW',
  '997': 'FA',
  '999': 'FA',
};

export const functionalIdOf = (documentType: string): string | undefined => functionalIds[documentType];

/** Acknowledgements end with being sent: nothing answers them (R45). */
export const isAcknowledgement = (documentType: string | null): boolean =>
  documentType === '997' || documentType === '999' || documentType === 'TA1';
