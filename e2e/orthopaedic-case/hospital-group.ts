import { z } from 'zod';

const $Suppliers = z.object({
  suppliers: z.array(
    z.object({
      partner: z.string(),
      orders: z.array(z.object({ order: z.string() })),
      faults: z.array(z.string()),
    }),
  ),
});
const $Erp = z.object({
  requisitions: z.array(
    z.object({ requisition: z.string(), items: z.array(z.object({ material: z.string(), order: z.string() })) }),
  ),
  transfers: z.array(z.object({ reference: z.string(), movement: z.string(), isReversed: z.boolean() })),
  doubled: z.array(z.string()),
});

/** What the ERP itself made since the world began. */
export type ErpLedger = z.output<typeof $Erp>;

/** A part of an answer that a supplier is told to give. */
export interface ScriptedAnswer {
  /** ACK01. */
  readonly status: string;
  readonly on?: string;
  readonly substitute?: string;
  readonly reason?: string;
}

/** The hospital group beside the hub, through its control interface: what people there do, and what its ledgers say. */
export class HospitalGroup {
  readonly #url: string;

  constructor(controlUrl: string) {
    this.#url = controlUrl;
  }

  /** The EHR sends what its schedule does to the hub. */
  async sendScheduleTo(port: number): Promise<void> {
    await this.#control('PUT', '/ehr/destination', { host: '127.0.0.1', port });
  }

  /** @returns the case's number */
  async book(booking: {
    readonly theatre: string;
    readonly start: string;
    readonly procedure: { readonly code: string; readonly display: string };
  }): Promise<string> {
    const before = new Set(await this.#cases());
    await this.#control('POST', '/changes', { kind: 'new-case', ...booking });
    const booked = (await this.#cases()).find((number) => !before.has(number));
    if (booked === undefined) throw new Error('the EHR booked nothing');
    return booked;
  }

  /** Suppliers answer so many times faster than usual, and nothing they send is wrong. */
  async hurrySuppliers(hurry: number): Promise<void> {
    await this.#control('PUT', '/suppliers/pace', { hurry, faults: 0, rates: 'none' });
  }

  /** What a supplier says of the next order that has these items; nothing of it is sent before the story ends. */
  async tell(partner: string, answers: Readonly<Record<string, readonly ScriptedAnswer[]>>): Promise<void> {
    const next = Object.entries(answers).map(([item, said]) => ({ item, answers: said }));
    await this.#control('PUT', `/suppliers/${partner}/script`, { next, ships: false });
  }

  /** The ERP's buyers release and order what waits, now. */
  async orderRequisitions(): Promise<void> {
    await this.#control('POST', '/erp/buyer/work', {});
  }

  async erpLedger(): Promise<ErpLedger> {
    return $Erp.parse(await this.#control('GET', '/erp/ledger'));
  }

  /** How often a supplier received an order. @throws it found something wrong with what the hub sends */
  async timesReceived(partner: string, order: string): Promise<number> {
    const { suppliers } = $Suppliers.parse(await this.#control('GET', '/suppliers/ledger'));
    const found = suppliers.find((each) => each.partner === partner);
    if (found === undefined || found.faults.length > 0) throw new Error(`${partner} complains: ${found?.faults[0]}`);
    return found.orders.filter((each) => each.order === order).length;
  }

  async #cases(): Promise<string[]> {
    const answer = await this.#control('GET', '/ehr/cases');
    const { cases } = z.object({ cases: z.array(z.object({ number: z.string() })) }).parse(answer);
    return cases.map(({ number }) => number);
  }

  async #control(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(this.#url + path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`the hospital group refused ${path}: ${await response.text()}`);
    return response.json();
  }
}
