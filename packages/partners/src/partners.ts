/** Trading partners as data: their profiles, read and explained. */
export {
  $PartnerProfile,
  partnerProfileSchema,
  type PartnerProfile,
  type PartnerTransport,
  type TradingPartner,
} from './partner-profile.ts';
export { documentTypes, type DocumentType } from './profile-values.ts';
export { partnerUnits } from './partner-units.ts';
export { resolveSecrets, secretNames } from './resolve-secrets.ts';
export type { KnownToProfiles } from './profile-checks.ts';
export type { ProfileFault } from './profile-fault.ts';
export { partnerOfFile, readPartner, type PartnerReading } from './read-partner.ts';
export { readPartnerFolder, type PartnerFile } from './read-partner-folder.ts';
export { checkConformance } from './conformance/check-conformance.ts';
export type { GoldenFile } from './conformance/check-file.ts';
export type {
  ConformanceFault,
  ConformanceReport,
  DocumentReport,
  FileReport,
} from './conformance/conformance-report.ts';
export { conformanceHtml } from './conformance/conformance-html.ts';
