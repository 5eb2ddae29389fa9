import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunningHub } from '../running-hub.ts';

/** A supplier that posts what it has to say to the hub, and is told nothing by X12. */
export class PostingSupplier {
  readonly partner: string;
  /** Its number in the ERP. */
  readonly number: string;
  readonly #token: string;
  #posts = 0;

  constructor(partner: string, number: string) {
    this.partner = partner;
    this.number = number;
    this.#token = `${partner}-says-so`;
  }

  /** @param folder of the hub's partners */
  async writeProfile(folder: string): Promise<void> {
    const sha256 = createHash('sha256').update(this.#token).digest('hex');
    await writeFile(
      join(folder, `${this.partner}.yaml`),
      `partner: ${this.partner}
name: ${this.partner}
kind: supplier
supplier: { system: erp, number: '${this.number}' }
timeZone: UTC
x12: { us: { qualifier: ZZ, id: HOSPITALS, group: HOSPITALS }, them: { qualifier: ZZ, id: ${this.#id}, group: ${this.#id} }, acknowledgeWith: none }
documents: { receive: ['855'] }
transports: { web: { kind: https, acceptTokenSha256: ${sha256} } }
`,
    );
  }

  /**
   * Posts an 855 that answers the first line of an order, each time a day later than before.
   * @param answers ACK segments' elements, `IB*4*EA*067*20260320`
   * @returns when the hub had it, by `performance.now()`
   */
  async answer(hub: RunningHub, order: string, quantity: number, answers: readonly string[]): Promise<number> {
    this.#posts += 1;
    const control = String(this.#posts).padStart(9, '0');
    const segments = [
      `BAK*00*AC*${order}*20260309****SO-1*202603${String(8 + this.#posts).padStart(2, '0')}`,
      `PO1*10*${quantity}*EA`,
      ...answers.map((said) => `ACK*${said}`),
      'CTT*1',
    ];
    const padded = (id: string) => id.padEnd(15);
    const text = [
      `ISA*00*          *00*          *ZZ*${padded(this.#id)}*ZZ*${padded('HOSPITALS')}*260309*1200*U*00401*${control}*0*P*>`,
      `GS*PR*${this.#id}*HOSPITALS*20260309*1200*${this.#posts}*X*004010`,
      'ST*855*0001',
      ...segments,
      `SE*${segments.length + 2}*0001`,
      `GE*1*${this.#posts}`,
      `IEA*1*${control}`,
    ].join('~\n');
    const response = await fetch(`http://127.0.0.1:${hub.exchangePort}/exchange/${this.partner}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/edi-x12' },
      body: `${text}~\n`,
    });
    const takenAt = performance.now();
    if (response.status !== 202)
      throw new Error(`the hub did not take it: ${response.status} ${await response.text()}`);
    await response.text();
    return takenAt;
  }

  get #id(): string {
    return this.partner.replaceAll('-', '').toUpperCase().slice(0, 15);
  }
}
