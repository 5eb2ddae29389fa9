/** A site of the group, as hub.yaml has it, with the ids the hub gives it. */
export interface Facility {
  readonly id: string;
  /** Its id in hub.yaml. */
  readonly slug: string;
  readonly name: string;
  /** Thirteen digits, check digit verified; null when none is set. */
  readonly gln: string | null;
  /** An IANA name. */
  readonly timeZone: string;
  readonly bufferBeforeCaseMinutes: number;
  readonly quickestRemedyMinutes: number;
  /** Its code in each system, by system id. */
  readonly codes: Readonly<Record<string, string>>;
  /** The system whose stock counts here, and the facility's code there. */
  readonly stockSystem: string;
  readonly stockCode: string;
  /** Whether that is a trading partner, who sends its stock and cannot be asked for it. */
  readonly isKeptByPartner: boolean;
  /** The system whose item numbers its stock is kept under; its suppliers own what is consigned. */
  readonly itemSystem: string;
  readonly theatres: readonly Theatre[];
  readonly locations: readonly StorageLocation[];
}

export interface Theatre {
  readonly id: string;
  readonly name: string;
  readonly codes: Readonly<Record<string, string>>;
  readonly facilityId: string;
  readonly suppliedBy: readonly StorageLocation[];
}

/** A place with stock: hub.yaml's, or one that a system spoke of. */
export interface StorageLocation {
  readonly id: string;
  readonly facilityId: string;
  /** The system that calls it so. */
  readonly system: string;
  readonly facilityCode: string;
  readonly code: string;
  /** Null where hub.yaml does not list it. */
  readonly name: string | null;
}
