/** What hub.yaml says of what is read. */
export interface ReadSystems {
  readonly systems: Readonly<Record<string, { readonly kind: string }>>;
  /** Absent: there are no preference cards. */
  readonly preferenceCards?: unknown;
}

/** The subgraphs that read something in bulk, and so are to have done so before needs are judged: as hub.yaml has it. */
export function whoReads({ systems, preferenceCards }: ReadSystems): string[] {
  const kinds = new Set(Object.values(systems).map(({ kind }) => kind));
  const ofErp = kinds.has('sap-s4hana') ? ['items', 'orders', 'suppliers'] : [];
  const ofCases = kinds.has('fhir-r4') || preferenceCards !== undefined ? ['procedures'] : [];
  // Facilities are read of hub.yaml itself, whatever keeps their stock.
  return [...ofErp, ...ofCases, 'inventory'].toSorted();
}
