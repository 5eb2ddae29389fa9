import { z } from 'zod';
import { erpLedger } from '../erp/buying/erp-ledger.ts';
import { deskPaceSchema, usualDeskPace, type RequisitionDesk } from '../erp/buying/requisition-desk.ts';
import type { World } from '../store/world.ts';

export interface ErpControlOptions {
  readonly world: World;
  readonly desk: RequisitionDesk;
  /** Called after the pace was set, to remember it. */
  readonly onSet: () => Promise<void>;
}

const paceInput = z.union([z.literal('usual'), deskPaceSchema.partial()]);
const workInput = z.strictObject({ requisition: z.string().optional() });

/** The part of the control interface below `/erp`: its buyers, and what was made in it. */
export class ErpControl {
  readonly #options: ErpControlOptions;

  constructor(options: ErpControlOptions) {
    this.#options = options;
  }

  /** @returns undefined when nothing answers this */
  async answer(route: string, body: unknown): Promise<unknown> {
    const { desk, onSet, world } = this.#options;
    switch (route) {
      case 'GET erp/ledger':
        return erpLedger(world);
      case 'GET erp/buyer':
        return { ...desk.pace, stuck: desk.stuck };
      case 'PUT erp/buyer': {
        const input = paceInput.parse(body);
        const given =
          input === 'usual'
            ? usualDeskPace
            : Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
        desk.pace = { ...desk.pace, ...given };
        await onSet();
        return { ...desk.pace, stuck: desk.stuck };
      }
      case 'POST erp/buyer/work':
        return { done: await desk.hurry(workInput.parse(body ?? {}).requisition) };
      default:
        return undefined;
    }
  }
}
