import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import postgres from 'postgres';
import { toldToStop } from './told-to-stop.ts';

/** What the hub is held against: the same tables, one statement by hand, node:http, and nothing else. */
toldToStop().addEventListener('abort', () => process.exit(0));
const { databaseUrl = '', facilityId = '' } = JSON.parse(process.argv[2] ?? '{}') as Record<string, string>;
const sql = postgres(databaseUrl, { max: 2 });

const server = createServer((request, response) => {
  void answer(request).then((body) => response.setHeader('content-type', 'application/json').end(body));
});

async function answer(request: IncomingMessage): Promise<string | undefined> {
  const { first } = JSON.parse(await text(request)) as { first: number };
  const [row] = await sql<{ answer: string }[]>`
      with page as (
        select id, state from orders.purchase_order where not is_gone order by ordered_on desc, id desc limit ${first}
      ), line as (
        select page.id as order_id, given.value as line from page, jsonb_array_elements(page.state->'lines') as given
      ), stock as (
        select position.item_id, jsonb_agg(level.level) as levels
        from inventory.stock_position as position, lateral (
          select jsonb_build_object('location', jsonb_build_object('code', lot->>'locationCode'), 'lots', jsonb_agg(jsonb_build_object(
            'lot', lot->'lot', 'expiresOn', lot->'expiresOn', 'status', lot->'status',
            'quantity', jsonb_build_object('value', lot->'quantity', 'unit', lot->'unit')))) as level
          from jsonb_array_elements(position.state->'lots') as lot group by lot->>'locationCode'
        ) as level
        where position.facility_id = ${facilityId} and position.item_id in (select line->>'itemId' from line)
        group by position.item_id
      ), lines as (
        select order_id, jsonb_agg(jsonb_build_object('number', line->'number', 'quantity', line->'quantity', 'item',
          case when item.id is null then null else jsonb_build_object('number', item.state->'number', 'description', item.state->'description',
            'stock', coalesce(stock.levels, '[]')) end)) as lines
        from line left join items.item on item.id = line->>'itemId' left join stock on stock.item_id = item.id group by order_id
      )
      select jsonb_build_object('data', jsonb_build_object('purchaseOrders', jsonb_build_object('edges', jsonb_agg(jsonb_build_object('node',
        jsonb_build_object('number', page.state->'number', 'orderedOn', page.state->'orderedOn', 'lines', coalesce(lines.lines, '[]'),
          'supplier', case when supplier.id is null then null else jsonb_build_object('name', supplier.state->'name') end))
        order by page.state->>'orderedOn' desc, page.id desc))))::text as answer
      from page left join lines on lines.order_id = page.id left join suppliers.supplier on supplier.id = page.state->>'supplierId'`;
  return row?.answer;
}
server.listen(0, '127.0.0.1', () => {
  process.send?.({ address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
