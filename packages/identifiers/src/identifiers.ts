/** Identifiers of trade and of the hub: read, checked, built. See the README for what it guarantees. */
export { valueOf, type Reading, type Refusal } from './reading.ts';
export { gs1CheckDigit, hasGs1CheckDigit } from './check-digit.ts';
export { assertGtin, gtinFormat, gtinIndicator, gtinWithIndicator, isGtin, parseGtin, type Gtin } from './gtin.ts';
export { assertGln, isGln, parseGln, type Gln } from './gln.ts';
export { assertSscc, isSscc, parseSscc, type Sscc } from './sscc.ts';
export { hubId, hubIdType, hubIdTypes, type HubIdType } from './hub-id.ts';
