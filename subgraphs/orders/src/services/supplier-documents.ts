import type { OrdersContext, SentLineNode } from '../context.ts';
import type { ReceivedDocument } from '../db/queries/supplier-documents.ts';
import { facilitiesOf, type SupplierDocument, type SupplierDocumentKind } from '../domain/supplier-document.ts';
import { seesLine } from './visible-lines.ts';

type DocumentOf<K extends SupplierDocumentKind> = Extract<SupplierDocument, { readonly kind: K }>;
type Finder = Pick<OrdersContext, 'loaders' | 'viewer'>;

/** A document of one kind; null for an id of another, of nobody, or one that is not the viewer's. */
export async function documentById<K extends SupplierDocumentKind>(
  kind: K,
  id: string,
  { loaders }: Finder,
): Promise<ReceivedDocument<DocumentOf<K>> | null> {
  const found = await loaders.supplierDocument.load(id);
  return found !== null && isKind(found, kind) ? found : null;
}

/** What was sent of an order, the newest first. */
export async function documentsOfOrder<K extends SupplierDocumentKind>(
  kind: K,
  orderId: string,
  finder: Finder,
): Promise<ReceivedDocument<DocumentOf<K>>[]> {
  const ids = await finder.loaders.supplierDocumentsOfOrder.load({ orderId, kind });
  const found = await Promise.all(ids.map((id) => documentById(kind, id, finder)));
  return found.filter((each) => each !== null);
}

/** A line by its own id; null when there is none, or it is not the viewer's. */
export async function documentLineById<K extends SupplierDocumentKind>(
  kind: K,
  id: string,
  finder: Finder,
): Promise<SentLineNode<DocumentOf<K>> | null> {
  const documentId = await finder.loaders.supplierDocumentOfLine.load(id);
  const document = documentId === null ? null : await documentById(kind, documentId, finder);
  return document === null ? null : (linesOf(document, finder).find(({ line }) => line.id === id) ?? null);
}

/** The lines of a document that the viewer sees. */
export function linesOf<V extends SupplierDocument>(
  document: ReceivedDocument<V>,
  { viewer }: Finder,
): SentLineNode<V>[] {
  return document.value.lines.filter((line) => seesLine(viewer, line)).map((line) => ({ document, line }));
}

/** Whether the viewer sees every line, and so what is said of all of them together. */
export function seesAll({ value }: ReceivedDocument, { viewer }: Finder): boolean {
  return facilitiesOf(value).every((facilityId) => seesLine(viewer, { facilityId }));
}

function isKind<K extends SupplierDocumentKind>(
  document: ReceivedDocument,
  kind: K,
): document is ReceivedDocument<DocumentOf<K>> {
  return document.value.kind === kind;
}
