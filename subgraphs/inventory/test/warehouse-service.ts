import { http, HttpResponse, type RequestHandler } from 'msw';
import type { WmsRow } from './stock-rows.ts';

export const warehouseBase = '/wms/lgfapi/v10';

/** The inventory of a warehouse: filtered by facility and item, in pages that link to the next. */
export function warehouseService(rows: () => readonly WmsRow[], pageSize = 1250): RequestHandler[] {
  return [
    http.get(`${warehouseBase}/entity/inventory/`, ({ request }) => {
      const url = new URL(request.url);
      const oneOf = (field: string) =>
        (url.searchParams.get(field) ?? url.searchParams.get(`${field}__in`))?.split(',') ?? null;
      const facilities = oneOf('facility_id__code');
      const items = oneOf('item_id__code');
      if (facilities === null)
        return HttpResponse.json({ code: 'VALIDATION_ERROR', message: 'Invalid input.' }, { status: 400 });
      const matching = rows().filter(
        ({ facility, item, quantity }) =>
          facilities.includes(facility) && (items === null || items.includes(item)) && Number(quantity) > 0,
      );
      const from = Number(url.searchParams.get('cursor') ?? 0);
      url.searchParams.set('cursor', String(from + pageSize));
      return HttpResponse.json({
        next_page: matching.length > from + pageSize ? url.href : null,
        previous_page: null,
        results: matching.slice(from, from + pageSize),
      });
    }),
  ];
}
