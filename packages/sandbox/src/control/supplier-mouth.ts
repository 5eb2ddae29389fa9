import { randomUUID } from 'node:crypto';
import type { Clock } from '@supply-hub/clock';
import { z } from 'zod';
import { factsOf } from '../suppliers/answers/answer-order.ts';
import type { PartCatalogue } from '../suppliers/answers/part-catalogue.ts';
import { moved, scriptSchema, scriptedLines, scriptedLineSchema } from '../suppliers/answers/script.ts';
import type { EdiSupplier } from '../suppliers/edi-supplier.ts';
import type { SupplierLedger } from '../suppliers/ledger/supplier-ledger.ts';
import { sequel } from '../suppliers/plan-answers.ts';
import { ChangeRefused } from './changes/change.ts';

export interface MouthOptions {
  readonly ledger: SupplierLedger;
  readonly clock: Clock;
  readonly catalogue: PartCatalogue;
}

const scriptInput = z.union([z.strictObject({ scripts: z.array(scriptSchema) }), scriptSchema]);
const answersInput = z.strictObject({
  order: z.string(),
  as: z.enum(['865', '855']).default('865'),
  lines: z.array(scriptedLineSchema).min(1),
  afterSeconds: z.number().min(0).default(0),
});

/** The part of the control interface that puts words into a supplier's mouth. */
export class SupplierMouth {
  readonly #options: MouthOptions;

  constructor(options: MouthOptions) {
    this.#options = options;
  }

  /** @returns undefined when nothing answers this */
  async answer(route: string, supplier: EdiSupplier, body: unknown): Promise<unknown> {
    const { partner } = supplier;
    const waiting = () => this.#options.ledger.of(partner).scripts;
    switch (route) {
      case 'GET script':
        return { waiting: waiting() };
      case 'PUT script':
      case 'POST script': {
        const input = scriptInput.parse(body);
        const scripts = 'scripts' in input ? input.scripts : input.next.length === 0 ? [] : [input];
        const added = scripts.map((script) => ({ id: randomUUID().slice(0, 8), script }));
        await this.#options.ledger.append({
          event: 'scripted',
          partner,
          at: this.#options.clock.now().toString(),
          scripts: route.startsWith('PUT') ? added : [...waiting(), ...added],
        });
        return { waiting: waiting() };
      }
      case 'POST answers':
        return this.#say(supplier, answersInput.parse(body));
      default:
        return undefined;
    }
  }

  async #say(
    supplier: EdiSupplier,
    { order, as, lines, afterSeconds }: z.output<typeof answersInput>,
  ): Promise<unknown> {
    const { catalogue, clock, ledger } = this.#options;
    const state = ledger.of(supplier.partner);
    const known = state.orders.get(order);
    if (known === undefined) throw new ChangeRefused(`${supplier.name} has no order ${order}.`);
    const now = clock.now();
    const said = scriptedLines(lines, factsOf(known.now.order, { catalogue, now, supplier }));
    if (said.length < lines.length) throw new ChangeRefused(`Order ${order} has not all of these lines.`);
    const name = `c${state.plans.size + 1}`;
    const plan = sequel({ now, hurry: 1 }, order, as, moved(said), afterSeconds * 1000, name);
    await ledger.append({ event: 'told', partner: supplier.partner, at: now.toString(), plans: [plan] });
    return { document: plan.id, dueAt: plan.dueAt };
  }
}
