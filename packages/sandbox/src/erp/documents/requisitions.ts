import { toUnits } from '../../store/fixed-decimal.ts';
import type { Row } from '../../store/table.ts';
import type { Draft } from '../../store/world.ts';
import type { Create, Remove, Update } from '../erp-writes.ts';
import { ODataError } from '../odata/odata-error.ts';
import { requisitionService } from '../services/requisition-service.ts';
import { checkPlant, productOf, today } from './masters.ts';
import { given, readEntity, type Entity } from './read-entity.ts';

/** Creates a requisition with its items and their account assignments; it waits for its release. */
export const createRequisition: Create = (draft, body) => {
  const header = readEntity(requisitionService, 'A_PurchaseRequisitionHeader', body);
  const items = header.nested('to_PurchaseReqnItem');
  if (items.length === 0) throw new ODataError(400, 'ME/062', 'Document contains no items');
  const number = draft.nextNumber('A_PurchaseRequisitionHeader', 'PurchaseRequisition', '10000001');
  const { PurReqnDoOnlyValidation: onlyChecks, ...rest } = header.row;
  const row = { PurchaseRequisitionType: 'NB', ...rest, PurchaseRequisition: number };
  const rows = items.map((item, index) => itemRow(draft, number, item, String((index + 1) * 10)));
  if (onlyChecks === true) return { row: { ...row, PurchaseRequisition: '' }, isSaved: false };
  draft.put('A_PurchaseRequisitionHeader', row);
  for (const [index, item] of rows.entries()) {
    draft.put('A_PurchaseRequisitionItem', item);
    for (const [position, assignment] of items[index]?.nested('to_PurchaseReqnAcctAssgmt').entries() ?? []) {
      draft.put('A_PurReqnAcctAssgmt', {
        ...assignment.row,
        PurchaseRequisition: number,
        PurchaseRequisitionItem: item['PurchaseRequisitionItem'],
        PurchaseReqnAcctAssgmtNumber: String(position + 1),
      });
    }
  }
  draft.put('erp.made', { document: `requisition ${number}`, atMs: draft.nowMs });
  draft.references['purchaseRequisition'] = number;
  const external = rows.map((item) => given(item, 'PurReqnExternalReference')).find((text) => text !== '');
  if (external !== undefined) draft.references['externalReference'] = external;
  return { row, isSaved: true };
};

function itemRow(draft: Draft, requisition: string, item: Entity, defaultNumber: string): Row {
  const { row } = item;
  const product = productOf(draft, given(row, 'Material'));
  checkPlant(draft, given(row, 'Plant'));
  if ((toUnits(given(row, 'RequestedQuantity'), 3) ?? 0n) <= 0n) {
    throw new ODataError(400, 'ME/065', 'Enter a quantity', { target: 'RequestedQuantity' });
  }
  if (given(row, 'DeliveryDate') === '') {
    throw new ODataError(400, 'ME/063', 'Enter a delivery date', { target: 'DeliveryDate' });
  }
  const assignments = item.nested('to_PurchaseReqnAcctAssgmt');
  if (row['AccountAssignmentCategory'] === 'K' && !assignments.some((each) => given(each.row, 'CostCenter') !== '')) {
    throw new ODataError(400, 'ME/453', 'Enter Cost Center', { target: 'CostCenter' });
  }
  const unit = given(row, 'BaseUnit') || String(product['BaseUnit']);
  if (
    unit !== product['BaseUnit'] &&
    draft.get('A_ProductUnitsOfMeasure', { Product: product['Product'], AlternativeUnit: unit }) === undefined
  ) {
    throw new ODataError(400, 'M7/064', `Unit ${unit} is not defined for material ${String(product['Product'])}`, {
      target: 'BaseUnit',
    });
  }
  const text = draft.get('A_ProductDescription', { Product: product['Product'], Language: 'EN' });
  return {
    PurchaseRequisitionItemText: text?.['ProductDescription'] ?? '',
    MaterialGroup: product['ProductGroup'],
    PurchasingOrganization: '1010',
    PurchasingGroup: 'M01',
    CompanyCode: '1010',
    RequisitionerName: 'HUB',
    ...row,
    PurchaseRequisition: requisition,
    PurchaseRequisitionItem: given(row, 'PurchaseRequisitionItem') || defaultNumber,
    BaseUnit: unit,
    CreationDate: today(draft),
    LastChangeDateTime: draft.nowMs,
    // Releasing is a workflow of the ERP's own: no interface can do it.
    PurReqnReleaseStatus: '02',
    ReleaseIsNotCompleted: true,
    ProcessingStatus: 'N',
    PurchasingDocument: '',
    OrderedQuantity: '0',
  };
}

const changeable: ReadonlySet<string> = new Set([
  'RequestedQuantity',
  'DeliveryDate',
  'IsDeleted',
  'IsClosed',
  'PurchaseRequisitionItemText',
  'StorageLocation',
  'RequirementTracking',
]);

/** Changes an item that has not become an order. */
export const updateRequisitionItem: Update = (draft, row, body) => {
  const { row: changes } = readEntity(requisitionService, 'A_PurchaseRequisitionItem', body);
  const refused = Object.keys(changes).find((name) => !changeable.has(name));
  if (refused !== undefined) {
    throw new ODataError(400, '/IWBEP/CM_MGW_RT/176', `Property ${refused} cannot be changed.`, { target: refused });
  }
  if (given(row, 'PurchasingDocument') !== '') {
    throw new ODataError(400, 'ME/046', `Requisition already ordered with ${given(row, 'PurchasingDocument')}`);
  }
  draft.put('A_PurchaseRequisitionItem', { ...row, ...changes, LastChangeDateTime: draft.nowMs });
  draft.references['purchaseRequisition'] = given(row, 'PurchaseRequisition');
};

/** Flags an item that has not become an order as deleted; it stays to be read. */
export const removeRequisitionItem: Remove = (draft, row) => updateRequisitionItem(draft, row, { IsDeleted: 'X' });
