import type { Hl7Message } from '../message/message.ts';
import type { Hl7Segment } from '../message/segment.ts';
import type { FieldReader } from './field-reader.ts';
import type {
  InventoryItem,
  InventoryLot,
  ItemInventory,
  ItemVendor,
  MasterFile,
  MasterItem,
  MasterRecord,
  PatientCharge,
  Sterilization,
  VendorPackaging,
} from './master-file.ts';
import { SegmentCursor } from './segment-cursor.ts';

export type MasterFileReading =
  | { readonly ok: true; readonly file: MasterFile }
  | { readonly ok: false; readonly reason: string };

/** Reads an MFN message of any master file; M15 and M16 as typed records. Refuses what has no MFI segment. */
export function readMasterFile(message: Hl7Message): MasterFileReading {
  if (message.header.value(9) !== 'MFN') return { ok: false, reason: 'MSH-9 does not say MFN' };
  const cursor = new SegmentCursor(message);
  const mfi = cursor.find('MFI');
  if (mfi === undefined) return { ok: false, reason: 'there is no MFI segment' };
  const records: MasterRecord[] = [];
  for (let next = cursor.take(); next !== undefined; next = cursor.take()) {
    if (next.segment.name === 'MFE') records.push(readRecord(next, cursor));
  }
  return {
    ok: true,
    file: {
      triggerEvent: message.header.value(9, 2),
      fileId: mfi.coded(1),
      fileEvent: mfi.text(3),
      effectiveAt: mfi.timestamp(5),
      responseLevel: mfi.text(6),
      records,
      problems: cursor.problems,
    },
  };
}

type Draft<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

function readRecord(mfe: FieldReader, cursor: SegmentCursor): MasterRecord {
  let item: MasterItem | undefined;
  const sterilizations: Sterilization[] = [];
  const vendors: Draft<ItemVendor>[] = [];
  const packagings: Draft<VendorPackaging>[] = [];
  const inventories: Draft<ItemInventory>[] = [];
  const stock: InventoryItem[] = [];
  const notes: string[] = [];
  const segments: Hl7Segment[] = [];
  while (cursor.nextName !== undefined && cursor.nextName !== 'MFE') {
    const next = cursor.take();
    if (next === undefined) break;
    const { name } = next.segment;
    segments.push(next.segment);
    const isOrphan =
      (name === 'PKG' && vendors.length === 0) ||
      (name === 'PCE' && packagings.length === 0) ||
      (name === 'ILT' && inventories.length === 0);
    if (isOrphan) next.problem(1, '101', 'the segment it belongs to, before it');
    else if (name === 'ITM') item ??= readItem(next);
    else if (name === 'STZ') sterilizations.push({ type: next.coded(1), cycle: next.coded(2) });
    else if (name === 'VND') vendors.push(readVendor(next));
    else if (name === 'PKG') {
      const packaging = readPackaging(next);
      packagings.push(packaging);
      vendors.at(-1)?.packagings.push(packaging);
    } else if (name === 'PCE') packagings.at(-1)?.patientCharges.push(readPatientCharge(next));
    else if (name === 'IVT') inventories.push(readInventory(next));
    else if (name === 'ILT') inventories.at(-1)?.lots.push(readLot(next));
    else if (name === 'IIM') stock.push(readStock(next));
    else if (name === 'NTE') notes.push(...[next.freeText(3)].filter((note) => typeof note === 'string'));
  }
  return {
    event: mfe.text(1),
    controlId: mfe.text(2),
    effectiveAt: mfe.timestamp(3),
    key: mfe.coded(4),
    keyType: mfe.text(5),
    item,
    sterilizations,
    vendors,
    inventories,
    stock,
    notes,
    segments,
  };
}

const readItem = (itm: FieldReader): MasterItem => ({
  id: itm.entityId(1),
  description: itm.freeText(2),
  status: itm.coded(3),
  type: itm.coded(4),
  category: itm.coded(5),
  isExpiryTracked: itm.coded(6),
  manufacturerId: itm.entityId(7),
  manufacturerName: itm.freeText(8),
  manufacturerCatalogNumber: itm.text(9),
  labelerCode: itm.coded(10),
  isChargeable: itm.coded(11),
  chargeCode: itm.coded(12),
  chargeAmount: itm.money(13),
  isStocked: itm.coded(14),
  supplyRisks: itm.codedList(15),
  latex: itm.coded(17),
  approvedQuantity: itm.decimal(20),
  approvedPrice: itm.money(21),
  procedure: itm.coded(27),
  procedureModifiers: itm.codedList(28),
  isHazardous: itm.coded(30),
  isSterile: itm.coded(31),
  unspsc: itm.coded(33),
  contractFrom: itm.timestamp(34, 1),
  contractUntil: itm.timestamp(34, 2),
  classOfTrade: itm.coded(37),
});

const readVendor = (vnd: FieldReader): Draft<ItemVendor> => ({
  setId: vnd.text(1),
  id: vnd.entityId(2),
  name: vnd.freeText(3),
  catalogNumber: vnd.entityId(4),
  isPrimary: vnd.coded(5),
  contractId: vnd.entityId(9),
  pricingTier: vnd.coded(11),
  packagings: [],
});

const readPackaging = (pkg: FieldReader): Draft<VendorPackaging> => ({
  unit: pkg.coded(2),
  isDefaultOrderUnit: pkg.coded(3),
  quantity: pkg.decimal(4),
  price: pkg.money(5),
  futurePrice: pkg.money(6),
  futurePriceFrom: pkg.timestamp(7),
  gtin: pkg.coded(8),
  contractPrice: pkg.money(9),
  eachCount: pkg.decimal(10),
  vendorCatalogNumber: pkg.entityId(11),
  patientCharges: [],
});

const readPatientCharge = (pce: FieldReader): PatientCharge => ({
  costCenter: pce.numberedId(2),
  code: pce.coded(3),
  amount: pce.money(4),
});

const readInventory = (ivt: FieldReader): Draft<ItemInventory> => ({
  locationId: ivt.entityId(2),
  locationName: ivt.freeText(3),
  sourceLocationId: ivt.entityId(4),
  bins: [...ivt.entityIds(7)],
  orderPackaging: ivt.coded(8),
  issuePackaging: ivt.coded(9),
  isConsigned: ivt.coded(16),
  isReusable: ivt.coded(17),
  substitutes: [...ivt.entityIds(19)],
  safetyStockDays: ivt.decimal(22),
  reorderPoint: ivt.decimal(24),
  orderAmount: ivt.decimal(25),
  operatingRoomPar: ivt.decimal(26),
  lots: [],
});

const readLot = (ilt: FieldReader): InventoryLot => ({
  lot: ilt.text(2),
  expiresAt: ilt.timestamp(3),
  receivedAt: ilt.timestamp(4),
  received: ilt.decimal(5),
  receivedUnit: ilt.coded(6),
  cost: ilt.money(7),
  onHand: ilt.decimal(9),
  onHandUnit: ilt.coded(10),
});

const readStock = (iim: FieldReader): InventoryItem => ({
  key: iim.coded(1),
  serviceCode: iim.coded(2),
  lot: iim.text(3),
  expiresAt: iim.timestamp(4),
  manufacturer: iim.coded(5),
  location: iim.coded(6),
  received: iim.decimal(8),
  receivedUnit: iim.coded(9),
  onHand: iim.decimal(12),
  onHandUnit: iim.coded(13),
});
