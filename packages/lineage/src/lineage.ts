/** What led to what, across everything the hub knows. See the README for how the edges are walked. */
export { edgeKinds, type Edge, type EdgeEnds, type EdgeKind, type StoredEdge } from './edge.ts';
export { lineageMigrations } from './migrations.ts';
export { endEdges, recordEdges } from './record-edges.ts';
export { lineageOf, type LineageFound } from './lineage-of.ts';
