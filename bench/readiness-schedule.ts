import { setTimeout as wait } from 'node:timers/promises';
import { MllpClient } from '@supply-hub/hl7v2';
import { silentLog } from '@supply-hub/log';

/** A case for a message. */
export interface Booking {
  readonly number: string;
  readonly site: string;
  readonly room: string;
  readonly procedure: string;
  /** Instant of the start. */
  readonly start: Temporal.Instant;
}

let count = 0;

/** One SIU message as the sandbox's OR scheduling system writes them. */
export function siu(trigger: string, { number, site, room, procedure, start }: Booking): Uint8Array {
  count += 1;
  const now = Temporal.Now.zonedDateTimeISO('UTC');
  const sentAt = `${compact(now)}.${String(now.millisecond).padStart(3, '0')}+0000`;
  const at = `${compact(start.toZonedDateTimeISO('UTC'))}+0000`;
  return Buffer.from(
    [
      `MSH|^~\\&|LAKESIDE-OR|${site}|HUB|GROUP|${sentAt}||SIU^${trigger}^SIU_S12|BENCH${process.pid}-${count}|P|2.5.1`,
      `SCH||${number}^LAKESIDE|||||||90|min^minute|^^90^${at}||||||||||||||Booked`,
      'RGS|1|A',
      `AIS|1|A|${procedure}^^L|${at}|||90|min^minute||Booked`,
      `AIL|1|A|${room}^^^${site}|OR||${at}`,
      '',
    ].join('\r'),
  );
}

function compact(time: Temporal.ZonedDateTime): string {
  return time.toPlainDateTime().toString({ smallestUnit: 'second' }).replaceAll(/[-:T]/g, '');
}

/** Sends at an even pace over several connections. */
export class Senders implements AsyncDisposable {
  readonly #clients: MllpClient[];

  constructor(port: number, connections = 8) {
    this.#clients = Array.from(
      { length: connections },
      () => new MllpClient({ name: 'bench', host: '127.0.0.1', port, log: silentLog, limits: { maxQueued: 100_000 } }),
    );
  }

  /**
   * One message, on the connection with that number. @throws when it is not accepted
   * @returns milliseconds to its answer
   */
  async send(message: Uint8Array, connection: number): Promise<number> {
    const began = performance.now();
    const answer = await this.#clients[connection % this.#clients.length]?.send(message);
    const code = answer?.acknowledgement.code;
    if (code !== 'AA') throw new Error(`a message was answered ${code}`);
    return performance.now() - began;
  }

  /** All of them; with a pace, begun evenly in time whatever the answers do. @returns milliseconds to each answer */
  async sendAll(messages: readonly (() => Uint8Array)[], perSecond: number | null): Promise<number[]> {
    const began = performance.now();
    const sent: Promise<number>[] = [];
    for (const [index, make] of messages.entries()) {
      if (perSecond !== null) {
        const early = began + (index * 1000) / perSecond - performance.now();
        if (early > 1) await wait(early);
      }
      sent.push(this.send(make(), index));
    }
    return Promise.all(sent);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.close()));
  }
}
