/** Trading partners as data: their profiles, read and explained. */
export {
  documentTypes,
  partnerProfileSchema,
  type DocumentType,
  type PartnerProfile,
  type PartnerTransport,
  type TradingPartner,
} from './partner-profile.ts';
