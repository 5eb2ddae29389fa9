import { hubId } from '@supply-hub/identifiers';

export const facilityId = (slug: string) => hubId('facility', 'hub', slug);
export const theatreId = (slug: string, room: string) => hubId('theatre', 'hub', [slug, room]);
export const caseId = (number: string) => hubId('case', 'ehr', [number]);
export const itemId = (key: string) => hubId('item', 'erp', key);
export const demandId = (number: string, key: string) => hubId('demand', 'hub', [caseId(number), 'erp', key]);
/** Of an approved substitute that takes the place of what the card asks for. */
export const standInId = (number: string, key: string, by: string) =>
  hubId('demand', 'hub', [demandId(number, key), itemId(by)]);
export const lotId = (name: string) => hubId('lot', 'erp', [name]);
export const locationId = (code: string) => hubId('location', 'erp', ['H100', code]);
export const orderLineId = (order: string, line: string) => hubId('orderline', 'erp', [order, line]);
export const backorderId = (order: string, line = '10') => hubId('backorder', 'hub', [order, line]);
export const transferId = (name: string) => hubId('transfer', 'hub', [name]);
