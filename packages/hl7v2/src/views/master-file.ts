import type { Hl7Segment } from '../message/segment.ts';
import type { Sent } from '../message/raw-value.ts';
import type { Coded, EntityId, Money, NumberedId } from '../values/composites.ts';
import type { DecimalText } from '../values/number.ts';
import type { Hl7Timestamp } from '../values/timestamp.ts';
import type { FieldProblem } from './field-reader.ts';

/** An MFN message: changes to a master file, record by record. */
export interface MasterFile {
  readonly triggerEvent: Sent<string>;
  /** MFI-1. */
  readonly fileId: Sent<Coded>;
  /**
   * MFI-3: `UPD` changes what is listed; `REP` replaces the whole file, so what is not listed is retired,
   * which is dangerous when the file is a part: whoever applies it must be sure.
   */
  readonly fileEvent: Sent<string>;
  readonly effectiveAt: Sent<Hl7Timestamp>;
  /** MFI-6: NE, ER, AL, SU: what the answer must list. */
  readonly responseLevel: Sent<string>;
  readonly records: readonly MasterRecord[];
  readonly problems: readonly FieldProblem[];
}

/** MFE and what belongs to it. */
export interface MasterRecord {
  /** MFE-1: MAD add, MDL delete, MUP update, MDC deactivate, MAC reactivate. */
  readonly event: Sent<string>;
  /** MFE-2: goes back in MFA-2. */
  readonly controlId: Sent<string>;
  readonly effectiveAt: Sent<Hl7Timestamp>;
  /** MFE-4, coded: the key of the record in the sender's file. */
  readonly key: Sent<Coded>;
  readonly keyType: Sent<string>;
  readonly item: MasterItem | undefined;
  readonly sterilizations: readonly Sterilization[];
  readonly vendors: readonly ItemVendor[];
  readonly inventories: readonly ItemInventory[];
  /** IIM, in MFN^M15. */
  readonly stock: readonly InventoryItem[];
  readonly notes: readonly string[];
  /** Every segment after the MFE, for files this view does not know (M02, M04, Z segments). */
  readonly segments: readonly Hl7Segment[];
}

/** ITM: the material item. */
export interface MasterItem {
  readonly id: Sent<EntityId>;
  readonly description: Sent<string>;
  readonly status: Sent<Coded>;
  readonly type: Sent<Coded>;
  readonly category: Sent<Coded>;
  readonly isExpiryTracked: Sent<Coded>;
  readonly manufacturerId: Sent<EntityId>;
  readonly manufacturerName: Sent<string>;
  readonly manufacturerCatalogNumber: Sent<string>;
  readonly labelerCode: Sent<Coded>;
  readonly isChargeable: Sent<Coded>;
  readonly chargeCode: Sent<Coded>;
  readonly chargeAmount: Sent<Money>;
  readonly isStocked: Sent<Coded>;
  readonly supplyRisks: readonly Coded[];
  readonly latex: Sent<Coded>;
  readonly approvedQuantity: Sent<DecimalText>;
  readonly approvedPrice: Sent<Money>;
  readonly procedure: Sent<Coded>;
  readonly procedureModifiers: readonly Coded[];
  readonly isHazardous: Sent<Coded>;
  readonly isSterile: Sent<Coded>;
  readonly unspsc: Sent<Coded>;
  readonly contractFrom: Sent<Hl7Timestamp>;
  readonly contractUntil: Sent<Hl7Timestamp>;
  readonly classOfTrade: Sent<Coded>;
}

/** STZ. */
export interface Sterilization {
  readonly type: Sent<Coded>;
  readonly cycle: Sent<Coded>;
}

/** VND: who sells it. */
export interface ItemVendor {
  readonly setId: Sent<string>;
  readonly id: Sent<EntityId>;
  readonly name: Sent<string>;
  readonly catalogNumber: Sent<EntityId>;
  readonly isPrimary: Sent<Coded>;
  readonly contractId: Sent<EntityId>;
  readonly pricingTier: Sent<Coded>;
  readonly packagings: readonly VendorPackaging[];
}

/** PKG: in what it is sold. */
export interface VendorPackaging {
  readonly unit: Sent<Coded>;
  readonly isDefaultOrderUnit: Sent<Coded>;
  readonly quantity: Sent<DecimalText>;
  readonly price: Sent<Money>;
  readonly futurePrice: Sent<Money>;
  readonly futurePriceFrom: Sent<Hl7Timestamp>;
  readonly gtin: Sent<Coded>;
  readonly contractPrice: Sent<Money>;
  /** PKG-10: how many each of the smallest unit it holds. */
  readonly eachCount: Sent<DecimalText>;
  readonly vendorCatalogNumber: Sent<EntityId>;
  readonly patientCharges: readonly PatientCharge[];
}

/** PCE: what a patient is charged, by cost centre. */
export interface PatientCharge {
  readonly costCenter: Sent<NumberedId>;
  readonly code: Sent<Coded>;
  readonly amount: Sent<Money>;
}

/** IVT: how a location stocks it. */
export interface ItemInventory {
  readonly locationId: Sent<EntityId>;
  readonly locationName: Sent<string>;
  readonly sourceLocationId: Sent<EntityId>;
  readonly bins: readonly EntityId[];
  readonly orderPackaging: Sent<Coded>;
  readonly issuePackaging: Sent<Coded>;
  readonly isConsigned: Sent<Coded>;
  readonly isReusable: Sent<Coded>;
  readonly substitutes: readonly EntityId[];
  readonly safetyStockDays: Sent<DecimalText>;
  readonly reorderPoint: Sent<DecimalText>;
  readonly orderAmount: Sent<DecimalText>;
  readonly operatingRoomPar: Sent<DecimalText>;
  readonly lots: readonly InventoryLot[];
}

/** ILT: one lot there. */
export interface InventoryLot {
  readonly lot: Sent<string>;
  readonly expiresAt: Sent<Hl7Timestamp>;
  readonly receivedAt: Sent<Hl7Timestamp>;
  readonly received: Sent<DecimalText>;
  readonly receivedUnit: Sent<Coded>;
  readonly cost: Sent<Money>;
  readonly onHand: Sent<DecimalText>;
  readonly onHandUnit: Sent<Coded>;
}

/** IIM: an inventory item in the older form. */
export interface InventoryItem {
  readonly key: Sent<Coded>;
  readonly serviceCode: Sent<Coded>;
  readonly lot: Sent<string>;
  readonly expiresAt: Sent<Hl7Timestamp>;
  readonly manufacturer: Sent<Coded>;
  readonly location: Sent<Coded>;
  readonly received: Sent<DecimalText>;
  readonly receivedUnit: Sent<Coded>;
  readonly onHand: Sent<DecimalText>;
  readonly onHandUnit: Sent<Coded>;
}
