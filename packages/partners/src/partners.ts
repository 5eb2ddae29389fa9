/** Trading partners as data: their profiles, read and explained. */
export {
  $PartnerProfile,
  documentTypes,
  partnerProfileSchema,
  type DocumentType,
  type PartnerProfile,
  type PartnerTransport,
  type TradingPartner,
} from './partner-profile.ts';
export { resolveSecrets, secretNames } from './resolve-secrets.ts';
