import { z } from 'zod';

const $Place = z.object({ interchange: z.string(), group: z.string(), set: z.string() });
const $Document = z.object({
  id: z.string(),
  type: z.string(),
  order: z.string().nullable(),
  intended: z.string(),
  how: z.string().nullable(),
  of: z.string().nullable(),
  state: z.enum(['planned', 'sent']),
  parcel: z.number().nullable(),
  interchange: z.string().nullable(),
  group: z.string().nullable(),
  sets: z.array(z.string()),
  level: z.enum(['set', 'interchange']),
  becomes: z.array(z.string()),
});
const $Counts = z.object({
  ordersReceived: z.number(),
  interchangesRepeated: z.number(),
  planned: z.number(),
  sent: z.number(),
  files: z.number(),
  /** Interchange acknowledgements among them. */
  acknowledgementsReceived: z.number(),
  unacknowledged: z.number(),
});
const $Ledger = z.object({
  partner: z.string(),
  counts: $Counts,
  orders: z.array(
    z.object({
      order: z.string(),
      at: $Place,
      lines: z.array(
        z.object({
          line: z.string(),
          quantity: z.string(),
          price: z.string(),
          basis: z.string(),
          ids: z.array(z.tuple([z.string(), z.string()])),
        }),
      ),
    }),
  ),
  documents: z.array($Document),
  acknowledgements: z.array(z.object({ at: $Place })),
  interchangeAcknowledgements: z.array(z.object({ control: z.string() })),
  faults: z.array(z.string()),
});
const $Placed = z.object({ order: z.string(), partner: z.string(), lines: z.number() });

/** What a supplier of the sandbox knows of its dealings with the hub. */
export type SupplierLedger = z.output<typeof $Ledger>;
export type SupplierCounts = z.output<typeof $Counts>;
export type SupplierDocument = z.output<typeof $Document>;
export type PlacedOrder = z.output<typeof $Placed>;

/** The sandbox's buyers and suppliers, through its control interface. */
export class SandboxSuppliers {
  readonly #url: string;

  constructor(controlUrl: string) {
    this.#url = controlUrl;
  }

  async order(count: number): Promise<PlacedOrder[]> {
    const answer = await this.#control('POST', '/erp/orders', { count });
    return z.object({ orders: z.array($Placed) }).parse(answer).orders;
  }

  /**
   * @param hurry how many times faster than usual the suppliers answer
   * @param faults how much of it is wrong; 0: nothing, 1: as usual
   */
  async hurry(hurry: number, faults = 1): Promise<void> {
    await this.#control('PUT', '/suppliers/pace', { hurry, faults });
  }

  /** How often suppliers answer otherwise than as ordered: shares of lines by kind, of orders where they are of orders. */
  async answerOtherwise(rates: Readonly<Record<string, number>>): Promise<void> {
    await this.#control('PUT', '/suppliers/pace', { rates });
  }

  /** What the hub asks the ERP for by itself is not ordered: the day's orders are those that are placed here. */
  async pauseBuyers(): Promise<void> {
    await this.#control('PUT', '/erp/buyer', { isPaused: true });
  }

  async ledgers(): Promise<SupplierLedger[]> {
    return z.object({ suppliers: z.array($Ledger) }).parse(await this.#control('GET', '/suppliers/ledger')).suppliers;
  }

  /** Of all suppliers together. */
  async counts(): Promise<SupplierCounts> {
    const answer = await this.#control('GET', '/suppliers/counts');
    const { suppliers } = z.object({ suppliers: z.array(z.object({ counts: $Counts })) }).parse(answer);
    const sum = (of: (counts: SupplierCounts) => number) =>
      suppliers.reduce((total, { counts }) => total + of(counts), 0);
    return {
      ordersReceived: sum((each) => each.ordersReceived),
      interchangesRepeated: sum((each) => each.interchangesRepeated),
      planned: sum((each) => each.planned),
      sent: sum((each) => each.sent),
      files: sum((each) => each.files),
      acknowledgementsReceived: sum((each) => each.acknowledgementsReceived),
      unacknowledged: sum((each) => each.unacknowledged),
    };
  }

  async #control(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(this.#url + path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`the sandbox refused: ${await response.text()}`);
    return response.json();
  }
}
