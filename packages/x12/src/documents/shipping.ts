import { decimal, pairs, required, text } from './layout/field.ts';
import { segment, type DocumentOf } from './layout/layout.ts';

/** TD5: the carrier and how it goes. */
export const routing = segment('TD5', {
  sequence: text(1, 2),
  /** 2: `carrier` is a SCAC. */
  carrierQualifier: text(2, 2),
  carrier: text(3, 80),
  /** Element 91: A air, M motor, U private parcel … */
  mode: text(4, 2),
  text: text(5, 35),
  status: text(6, 2),
  locationQualifier: text(7, 2),
  location: text(8, 30),
  transitDirection: text(9, 2),
  transitTimeDirection: text(10, 2),
  transitTime: decimal(11),
  serviceLevel: text(12, 2),
});
export type Routing = DocumentOf<typeof routing>;

/** TD1: pieces and weight. */
export const lading = segment('TD1', {
  packagingCode: text(1, 5),
  count: decimal(2),
  commodityQualifier: text(3, 1),
  commodity: text(4, 30),
  description: text(5, 50),
  weightQualifier: text(6, 2),
  weight: decimal(7),
  weightUnit: text(8, 2),
  volume: decimal(9),
  volumeUnit: text(10, 2),
});
export type Lading = DocumentOf<typeof lading>;

/** TD3: the vehicle or container. */
export const equipment = segment('TD3', {
  kind: text(1, 2),
  initial: text(2, 4),
  number: text(3, [10, 15]),
  weightQualifier: text(4, 2),
  weight: decimal(5),
  weightUnit: text(6, 2),
  ownership: text(7, 1),
  sealStatus: text(8, 2),
  seal: text(9, 15),
});
export type Equipment = DocumentOf<typeof equipment>;

/** TD4: special handling and hazardous material. */
export const specialHandling = segment('TD4', {
  handling: text(1, 3),
  hazardQualifier: text(2, 1),
  hazardClass: text(3, 4),
  description: text(4, 80),
});
export type SpecialHandling = DocumentOf<typeof specialHandling>;

/** PKG. */
export const packaging = segment('PKG', {
  descriptionType: text(1, 1),
  characteristic: text(2, 5),
  agency: text(3, 2),
  code: text(4, 7),
  description: text(5, 80),
});
export type PackagingDescription = DocumentOf<typeof packaging>;

/** MAN: marks on packages. GM or AA with an SSCC, CP a carrier's package number. */
export const marks = segment('MAN', {
  qualifier: required(text(1, 2)),
  value: required(text(2, 48)),
  /** The last of a range that `value` begins. */
  through: text(3, 48),
  more: pairs(4, 5),
});
export type Marks = DocumentOf<typeof marks>;

/** W27: the warehouse sets' carrier. */
export const carrierDetail = segment('W27', {
  mode: required(text(1, 2)),
  scac: text(2, 4),
  routing: text(3, 35),
  payment: text(4, 2),
  equipmentCode: text(5, 2),
  equipmentInitial: text(6, 4),
  equipmentNumber: text(7, [10, 15]),
  shipmentStatus: text(8, 2),
});
export type CarrierDetail = DocumentOf<typeof carrierDetail>;
