import { createODataV2Client, type HttpClient } from '@supply-hub/source-kit';
import type { StockTransfer, TransferDocument } from '../../domain/stock-transfer.ts';
import type { TransferSource } from '../transfer-source.ts';
import {
  arrivingDocument,
  documentKey,
  documentNumber,
  leavingDocument,
  toTransferDocument,
} from './transfer-mapping.ts';
import { movedItemFields, movementDocument, movementFields, writtenDocument } from './transfer-wire.ts';

/** An S/4HANA system as the one that moves stock: material documents, each with the transfer as its reference. */
export function createSapTransferSource(http: HttpClient): TransferSource {
  const documents = createODataV2Client({
    http,
    serviceRoot: '/sap/opu/odata/sap/API_MATERIAL_DOCUMENT_SRV/',
    maxUrlBytes: 4_096,
  });

  async function post(operation: string, body: object, deadline: AbortSignal): Promise<string> {
    const { row } = await documents.create(
      { operation, entitySet: 'A_MaterialDocumentHeader', body, row: writtenDocument },
      deadline,
    );
    return documentNumber(row);
  }

  return {
    system: http.system,
    async documentsOf(references, deadline) {
      const { rows, errors } = await documents.readByKeys(
        {
          operation: 'documents of transfers',
          entitySet: 'A_MaterialDocumentHeader',
          by: 'ReferenceDocument',
          row: movementDocument,
          select: movementFields,
          expand: [{ navigation: 'to_MaterialDocumentItem', select: movedItemFields }],
        },
        references,
        deadline,
      );
      const [error] = errors.values();
      if (error !== undefined) throw error;
      return new Map(
        references.map((reference) => [
          reference,
          (rows.get(reference) ?? []).flatMap((row) => toTransferDocument(row) ?? []),
        ]),
      );
    },
    async send(transfer: StockTransfer, deadline): Promise<TransferDocument> {
      const number = await post('stock leaves', leavingDocument(transfer), deadline);
      return { number, kind: transfer.from.facilityCode === transfer.to.facilityCode ? 'MOVED' : 'SENT' };
    },
    async receive(transfer, deadline) {
      return { number: await post('stock comes', arrivingDocument(transfer), deadline), kind: 'RECEIVED' };
    },
    async reverse({ sentDocument }, deadline) {
      const { row } = await documents.invoke(
        {
          operation: 'stock is taken back',
          name: 'Cancel',
          method: 'POST',
          parameters: documentKey(sentDocument ?? ''),
          result: writtenDocument,
        },
        deadline,
      );
      return { number: documentNumber(row), kind: 'REVERSED' };
    },
  };
}
