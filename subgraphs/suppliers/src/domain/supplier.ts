import { hubId, type Gln } from '@supply-hub/identifiers';
import type { MoneyJson } from '@supply-hub/quantities';

/** Whom the group pays, as the supplier master keeps it. Plain JSON: this is what a copy holds. */
export interface Supplier {
  /** The configured system's id. */
  readonly system: string;
  /** Its number there, without the zeros some services pad it with. */
  readonly number: string;
  readonly name: string;
  readonly gln: Gln | null;
  readonly isBlocked: boolean;
  /** ISO 4217. */
  readonly orderCurrency: string | null;
  readonly minimumOrder: MoneyJson | null;
  readonly plannedDeliveryDays: number | null;
  readonly isAcknowledgementRequired: boolean;
}

/** Narrows a list of suppliers; absent or null is no condition. */
export interface SupplierConditions {
  readonly search?: string | null | undefined;
  readonly isBlocked?: boolean | null | undefined;
}

/** The ids are made from the keys their system knows them by. */
export const supplierIdOf = (system: string, number: string): string => hubId('supplier', system, [number]);
export const supplierCrosswalkIdOf = ({ system, number }: Supplier): string =>
  hubId('suppliercrosswalk', system, [number]);
