/** Identifiers of trade and of the hub: read, checked, built. See the README for what it guarantees. */
export { valueOf, type Reading, type Refusal } from './reading.ts';
export { gs1CheckDigit, hasGs1CheckDigit } from './check-digit.ts';
export { assertGtin, gtinFormat, gtinIndicator, gtinWithIndicator, isGtin, parseGtin, type Gtin } from './gtin.ts';
export { assertGln, isGln, parseGln, type Gln } from './gln.ts';
export { assertSscc, isSscc, parseSscc, type Sscc } from './sscc.ts';
export { hubId, hubIdType, hubIdTypes, type HubIdType } from './hub-id.ts';
export {
  buildElementString,
  decimalOf,
  groupSeparator,
  parseElementString,
  titleOf,
  type ElementStringOptions,
  type Gs1Element,
} from './gs1-element-string.ts';
export { buildBracketed, hriLines, parseBracketed } from './gs1-bracketed.ts';
export { buildDigitalLink, parseDigitalLink, type DigitalLinkOptions } from './gs1-digital-link.ts';
export { refuseAssociations } from './gs1-associations.ts';
export { gs1CheckCharacters } from './gs1-value-rules.ts';
export { dateOf } from './gs1-dates.ts';
export { fullYear, type LabelDate, type Today } from './label-date.ts';
export { readScan, type Scan } from './scan.ts';
export { hibcCheckCharacter, parseHibc, type HibcLabel } from './hibc.ts';
export { buildHibc, buildHibcPair, type HibcParts } from './hibc-build.ts';
export type { HibcDateForm } from './hibc-date.ts';
export { buildIccbba, parseIccbba, type IccbbaLabel } from './iccbba.ts';
export type { ProductionIdentifiers } from './udi-parts.ts';
export { parseUdi, type Udi, type UdiOptions, type UdiWarning } from './udi.ts';
export { joinUdis } from './udi-join.ts';
export { gs1UdiElements, type Gs1UdiParts } from './gs1-udi.ts';
