/** Writes to API_PURCHASEREQ_PROCESS_SRV, OData V2. */
import { InvalidInput, SourceContractBroken } from '@supply-hub/errors';
import { Decimal, standardUnitCodes } from '@supply-hub/quantities';
import { and, createODataV2Client, eq, odataV2Date, type HttpClient } from '@supply-hub/source-kit';
import { z } from 'zod';
import type { Changed, OrderCommands, RequisitionAsked, RequisitionLineAsked } from '../../order-commands.ts';
import { amount, mark, number, optionalNumber, text } from '../wire-fields.ts';

/** By which the ERP tells what the hub made from what others did. */
const externalSystem = 'SUPPLYHUB';

const made = z.object({ PurchaseRequisition: number });
const ofReference = z.object({
  PurchaseRequisition: number,
  PurchaseRequisitionItem: number,
  PurReqnItemExternalReference: text,
});
const changeable = z.object({
  PurchaseRequisition: text,
  PurchaseRequisitionItem: text,
  RequestedQuantity: amount,
  DeliveryDate: odataV2Date.nullable(),
  IsDeleted: mark,
  PurchasingDocument: optionalNumber,
});

type RequisitionCommands = Pick<OrderCommands, 'findRequisition' | 'createRequisition' | 'changeRequisitionLine'>;

/** Requisitions, found again by their external reference: the service knows no idempotency key. */
export function createRequisitionCommands(http: HttpClient): RequisitionCommands {
  const service = createODataV2Client({ http, serviceRoot: '/sap/opu/odata/sap/API_PURCHASEREQ_PROCESS_SRV/' });
  const broken = (at: string, expected: string) => new SourceContractBroken(http.system.name, at, expected);

  return {
    async findRequisition(reference, deadline) {
      const found: z.output<typeof ofReference>[] = [];
      const query = {
        operation: 'requisition by reference',
        entitySet: 'A_PurchaseRequisitionItem',
        row: ofReference,
        select: Object.keys(ofReference.shape),
        filter: and(eq('PurReqnExternalSystemId', externalSystem), eq('PurReqnExternalReference', reference)),
      };
      for await (const { rows, broken: faults } of service.pages(query, deadline)) {
        const [fault] = faults;
        if (fault !== undefined) throw fault;
        found.push(...rows);
      }
      const [first] = found;
      if (first === undefined) return null;
      return {
        number: first.PurchaseRequisition,
        lines: found.map((row) => ({
          position: Number(row.PurReqnItemExternalReference),
          number: row.PurchaseRequisitionItem,
        })),
      };
    },

    async createRequisition(asked, deadline) {
      const { row } = await service.create(
        { operation: 'create requisition', entitySet: 'A_PurchaseRequisitionHeader', body: bodyOf(asked), row: made },
        deadline,
      );
      return {
        number: row.PurchaseRequisition,
        lines: asked.lines.map(({ position }) => ({ position, number: String(position) })),
      };
    },

    async changeRequisitionLine(
      { requisition, line, isWithdrawn = false, quantity, neededOn },
      deadline,
    ): Promise<Changed> {
      const key = { PurchaseRequisition: requisition, PurchaseRequisitionItem: line };
      const entitySet = 'A_PurchaseRequisitionItem';
      const held = await service.readEntity(
        { operation: 'requisition line', entitySet, key, row: changeable },
        deadline,
      );
      if (held === null) return { ok: false, reason: `Requisition ${requisition} has no line ${line} any more.` };
      const { row, etag } = held;
      if (row.IsDeleted)
        return isWithdrawn
          ? { ok: true }
          : { ok: false, reason: `Line ${line} of requisition ${requisition} was withdrawn.` };
      if (row.PurchasingDocument !== null)
        return { ok: false, reason: `It was ordered already: order ${row.PurchasingDocument}.` };
      const isSame =
        !isWithdrawn &&
        (quantity === undefined || Decimal.of(row.RequestedQuantity).equals(Decimal.of(quantity))) &&
        (neededOn === undefined || row.DeliveryDate?.toString() === neededOn);
      if (isSame) return { ok: true };
      if (etag === undefined) throw broken('requisition line: its ETag', 'one');
      const body = isWithdrawn
        ? { IsDeleted: 'X' }
        : {
            ...(quantity !== undefined && { RequestedQuantity: quantity }),
            ...(neededOn !== undefined && { DeliveryDate: `${neededOn}T00:00:00` }),
          };
      // Somebody who was quicker makes it a StateConflict: it is then tried again, and judged anew.
      await service.update(
        {
          operation: isWithdrawn ? 'withdraw requisition line' : 'change requisition line',
          entitySet,
          key,
          body,
          ifMatch: etag,
        },
        deadline,
      );
      return { ok: true };
    },
  };
}

const bodyOf = ({ reference, description, lines }: RequisitionAsked): object => ({
  PurchaseRequisitionType: 'NB',
  PurReqnDescription: description.slice(0, 40),
  SourceDetermination: true,
  to_PurchaseReqnItem: { results: lines.map((line) => lineOf(reference, line)) },
});

/** @throws InvalidInput a unit the ERP has no code for */
function lineOf(reference: string, line: RequisitionLineAsked): object {
  const unit = standardUnitCodes.sap.write(line.unit);
  if (!unit.ok) throw new InvalidInput(`${unit.reason}. ${unit.remedy}.`);
  return {
    PurchaseRequisitionItem: String(line.position),
    Material: line.item,
    Plant: line.facilityCode,
    RequestedQuantity: line.quantity,
    BaseUnit: unit.value,
    DeliveryDate: `${line.neededOn}T00:00:00`,
    PurReqnExternalSystemId: externalSystem,
    PurReqnExternalReference: reference,
    PurReqnItemExternalReference: String(line.position),
    ...(line.supplier !== null && { FixedSupplier: line.supplier }),
    ...(line.contract !== null && {
      PurchaseContract: line.contract.number,
      PurchaseContractItem: line.contract.line,
    }),
  };
}
