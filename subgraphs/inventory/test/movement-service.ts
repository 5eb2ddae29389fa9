import { http, HttpResponse, type RequestHandler } from 'msw';
import { odataV2Error, odataV2Service } from '@supply-hub/testkit';
import { z } from 'zod';
import { sapStockRow, type SapStockValue } from './stock-rows.ts';

const root = '/sap/opu/odata/sap/API_MATERIAL_DOCUMENT_SRV/';

const $Item = z.object({
  Material: z.string(),
  Batch: z.string(),
  QuantityInEntryUnit: z.string(),
  Plant: z.string(),
  StorageLocation: z.string(),
  GoodsMovementType: z.string(),
  IssuingOrReceivingPlant: z.string(),
  IssuingOrReceivingStorageLoc: z.string(),
});
const $Document = z.object({
  GoodsMovementCode: z.literal('04'),
  ReferenceDocument: z.string().max(16),
  to_MaterialDocumentItem: z.tuple([$Item]),
});
type Item = z.output<typeof $Item>;

/** A material document as the ERP gives it back. */
interface Kept {
  readonly MaterialDocumentYear: string;
  readonly MaterialDocument: string;
  readonly ReferenceDocument: string;
  readonly to_MaterialDocumentItem: { results: (Item & { ReversedMaterialDocument: string })[] };
}

/** An ERP that posts transfers: stock moves with its documents. What goes wrong next is said in `fails`. */
export function movementService(stock: SapStockValue[]) {
  const documents: Kept[] = [];
  const fails: ('refuse' | 'lose-answer' | 'away' | 'late' | 'refuse-after-finishing')[] = [];
  const unfinished: (() => void)[] = [];
  const finish = () => unfinished.splice(0).forEach((end) => end());

  function move({ Material, Batch }: Item, plant: string, location: string, by: number): boolean {
    const row =
      stock.find(
        (each) =>
          each.Material === Material &&
          each.Batch === Batch &&
          each.Plant === plant &&
          each.StorageLocation === location &&
          each.InventoryStockType === '01',
      ) ?? sapStockRow({ Material, Batch, Plant: plant, StorageLocation: location, quantity: '0' });
    const after = Number(row.MatlWrhsStkQtyInMatlBaseUnit) + by;
    if (after < 0) return false;
    if (!stock.includes(row)) stock.push(row);
    row.MatlWrhsStkQtyInMatlBaseUnit = String(after);
    return true;
  }

  function post(reference: string, item: Item, reversed = ''): Kept | null {
    const quantity = Number(item.QuantityInEntryUnit);
    const { Plant: plant, StorageLocation: location, GoodsMovementType: type } = item;
    const isMoved =
      type === '303'
        ? move(item, plant, location, -quantity)
        : type === '311'
          ? move(item, plant, location, -quantity) &&
            move(item, item.IssuingOrReceivingPlant, item.IssuingOrReceivingStorageLoc, quantity)
          : move(item, plant, location, quantity);
    if (!isMoved) return null;
    const kept = {
      MaterialDocumentYear: '2026',
      MaterialDocument: String(5_000_000_001 + documents.length),
      ReferenceDocument: reference,
      to_MaterialDocumentItem: { results: [{ ...item, ReversedMaterialDocument: reversed }] },
    };
    documents.push(kept);
    return kept;
  }

  function answer(kept: Kept | null, fault: (typeof fails)[number] | undefined): Response {
    if (kept === null) return odataV2Error(400, 'M7/021');
    return fault === 'lose-answer' ? HttpResponse.error() : HttpResponse.json({ d: kept } as object, { status: 201 });
  }

  const handlers: RequestHandler[] = [
    http.post(`${root}A_MaterialDocumentHeader`, async ({ request }) => {
      const fault = fails.shift();
      if (fault === 'refuse') return odataV2Error(400, 'M7/021');
      if (fault === 'away') return odataV2Error(503);
      if (fault === 'refuse-after-finishing') {
        finish();
        return odataV2Error(400, 'M7/021');
      }
      const { ReferenceDocument: reference, to_MaterialDocumentItem: items } = $Document.parse(await request.json());
      if (fault === 'late') {
        unfinished.push(() => void post(reference, items[0]));
        return HttpResponse.error();
      }
      return answer(post(reference, items[0]), fault);
    }),
    http.post(`${root}Cancel`, ({ request }) => {
      const number = new URL(request.url).searchParams.get('MaterialDocument')?.replaceAll("'", '');
      const found = documents.find(({ MaterialDocument }) => MaterialDocument === number);
      const [item] = found?.to_MaterialDocumentItem.results ?? [];
      if (found === undefined || item === undefined) return odataV2Error(404);
      return answer(
        post(found.ReferenceDocument, { ...item, GoodsMovementType: '304' }, found.MaterialDocument),
        fails.shift(),
      );
    }),
    ...odataV2Service({ root, sets: { A_MaterialDocumentHeader: () => documents.map((each) => ({ ...each })) } }),
  ];
  return {
    handlers,
    documents,
    fails,
    /** Ends what was begun and is late. */
    finish,
    /** What somebody at the destination does without the hub. */
    receiveByHand(reference: string) {
      const sent = documents.find((each) => each.ReferenceDocument === reference)?.to_MaterialDocumentItem.results[0];
      if (sent === undefined) throw new Error(`nothing was sent under ${reference}`);
      post(reference, {
        ...sent,
        GoodsMovementType: '305',
        Plant: sent.IssuingOrReceivingPlant,
        StorageLocation: sent.IssuingOrReceivingStorageLoc,
      });
    },
  };
}
