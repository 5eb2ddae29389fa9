import { z } from 'zod';
import { snapshotOf } from '../ehr/case-snapshot.ts';
import { burst } from '../ehr/life/burst.ts';
import type { EhrLife, Pace } from '../ehr/life/ehr-life.ts';
import type { Destination } from '../ehr/siu/lane.ts';
import type { MessageLedger } from '../ehr/siu/message-ledger.ts';
import type { MessageSender } from '../ehr/siu/message-sender.ts';
import type { World } from '../store/world.ts';

export interface EhrControlOptions {
  readonly world: World;
  readonly sender: MessageSender;
  readonly messages: MessageLedger;
  readonly life: EhrLife;
  readonly seed: number;
  /** Called after the destination or the pace was set, to remember it. */
  readonly onSet: () => Promise<void>;
}

const destinationInput = z.strictObject({ host: z.string().min(1), port: z.int().min(1).max(65_535) });
const paceInput = z.strictObject({
  changesPerHour: z.union([z.literal('usual'), z.number().min(0).max(100_000)]),
});
const count = z.int().min(1).max(100_000);
const burstInput = z.strictObject({
  count: count.default(1000),
  perSecond: z.number().positive().max(10_000).nullable().default(null),
  seed: z.int().min(0).optional(),
});
const resendInput = z.union([
  z.strictObject({ controlIds: z.array(z.string()).min(1) }),
  z.strictObject({ count: count.default(1) }),
]);

/** The part of the control interface below `/ehr`: what the EHR tells others, and its own life. */
export class EhrControl {
  readonly #options: EhrControlOptions;

  constructor(options: EhrControlOptions) {
    this.#options = options;
  }

  /** @returns undefined when nothing answers this */
  async answer(route: string, query: { after: number; limit: number }, body: unknown): Promise<unknown> {
    const { messages, seed, sender, world } = this.#options;
    switch (route) {
      case 'GET destination':
        return { destination: sender.destination ?? null };
      case 'PUT destination':
        return this.#aim(destinationInput.parse(body));
      case 'DELETE destination':
        return this.#aim(undefined);
      case 'GET pace':
        return this.#pace();
      case 'PUT pace':
        return this.#setPace(paceInput.parse(body).changesPerHour);
      case 'GET messages':
        return { counts: messages.counts(), messages: messages.messages(query.after, query.limit) };
      case 'GET cases':
        return { cases: world.table('fhir.Appointment').rows.map(snapshotOf) };
      case 'POST burst': {
        const input = burstInput.parse(body ?? {});
        const before = messages.counts().made;
        const { cases } = await burst(world, { ...input, seed: input.seed ?? seed + before });
        return { made: input.count, cases, after: before };
      }
      case 'POST resend': {
        const input = resendInput.parse(body ?? {});
        const sent = 'controlIds' in input ? sender.resendThese(input.controlIds) : sender.resend(input.count);
        return { controlIds: await sent };
      }
      default: {
        const [, controlId] = /^GET messages\/(.+)$/.exec(route) ?? [];
        const text = controlId === undefined ? undefined : messages.text(controlId);
        return text === undefined ? undefined : { controlId, text };
      }
    }
  }

  async #aim(destination: Destination | undefined): Promise<unknown> {
    const { sender, onSet } = this.#options;
    await sender.aim(destination);
    await onSet();
    return { destination: destination ?? null };
  }

  async #setPace(pace: Pace): Promise<unknown> {
    const { life, onSet } = this.#options;
    life.pace = pace;
    await onSet();
    return this.#pace();
  }

  #pace(): unknown {
    const { life } = this.#options;
    return { pace: life.pace, changesPerHour: life.changesPerHour };
  }
}
