import { MllpClient } from '@supply-hub/hl7v2';
import { silentLog } from '@supply-hub/log';

/** A case as the OR scheduling system has it. */
export interface Booking {
  readonly number: string;
  /** Local time at the facility, `20260310073000`. */
  readonly start: string;
  readonly minutes?: number;
  /** The theatre's code in the EHR. */
  readonly room: string;
  readonly site: string;
  readonly procedure: string;
  readonly surgeon?: string;
  readonly card?: string;
}

/** One SIU message as the OR scheduling system of the sandbox writes them. `sentAt` is MSH-7, with its offset. */
export function siu(
  trigger: string,
  booking: Booking,
  message: { controlId: string; sentAt: string; application?: string; processingId?: string },
): Uint8Array {
  const { number, start, minutes = 90, room, site, procedure, surgeon = 'S-1', card } = booking;
  const { controlId, sentAt, application = 'LAKESIDE-OR', processingId = 'P' } = message;
  const status = { S15: 'Cancelled', S17: 'Deleted', S26: 'Noshow' }[trigger] ?? 'Booked';
  const lines = [
    `MSH|^~\\&|${application}|${site}|HUB|GROUP|${sentAt}||SIU^${trigger}^SIU_S12|${controlId}|${processingId}|2.5.1`,
    `SCH||${number}^LAKESIDE|||||||${minutes}|min^minute|^^${minutes}^${start}||||||||||||||${status}`,
    'PID|1||P0001^^^LAKESIDE^MR',
    'RGS|1|A',
    `AIS|1|A|${procedure}^^L|${start}|||${minutes}|min^minute||Booked`,
    ...(card === undefined ? [] : [`AIG|1|A|${card}^^L|PREFCARD`]),
    `AIL|1|A|${room}^^^${site}|OR||${start}`,
    `AIP|1|A|${surgeon}^^|SURGEON||${start}`,
  ];
  return Buffer.from(`${lines.join('\r')}\r`, 'utf8');
}

/** Sends messages to a hub on one connection, each after the answer to the one before. */
export class OrSchedule implements AsyncDisposable {
  readonly #client: MllpClient;

  constructor(port: number) {
    this.#client = new MllpClient({ name: 'the hub', host: '127.0.0.1', port, log: silentLog });
  }

  /** @returns the code of the answer, with that of its first error: `AA`, `AR 204` */
  async send(message: Uint8Array): Promise<string> {
    const answer = await this.#client.send(message);
    const { code, errors } = answer?.acknowledgement ?? { code: undefined, errors: [] };
    return [code, errors[0]?.code].filter((each) => each !== undefined).join(' ');
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#client.close();
  }
}
