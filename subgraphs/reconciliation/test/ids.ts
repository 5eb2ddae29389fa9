import { hubId } from '@supply-hub/identifiers';

export const facility = (slug: string) => hubId('facility', 'hub', slug);
export const supplier = (number: string) => hubId('supplier', 'erp', [number]);
export const message = (key: string) => hubId('message', 'exchange', key);
export const item = (number: string) => hubId('item', 'erp', number);
export const surgicalCase = (number: string) => hubId('case', 'ehr', number);
export const orderLine = (order: string, line = '10') => hubId('orderline', 'erp', [order, line]);
