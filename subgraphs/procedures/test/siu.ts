import type { SentMessage } from './procedures-hub.ts';

/** What a scheduling message of these tests says; what is absent it leaves out. */
export interface SiuValues {
  readonly controlId?: string;
  /** MSH-7, local to the room's facility. @default 20260309070000 */
  readonly at?: string;
  /** SCH-2. @default C-1^LAKESIDE */
  readonly filler?: string;
  /** SCH-1. */
  readonly placer?: string;
  /** SCH-25. */
  readonly status?: string;
  /** AIS-4, local. */
  readonly start?: string;
  /** AIL-3; null books none. @default N1^^^H100 */
  readonly room?: string | null;
  /** MSH-4. @default H100 */
  readonly site?: string;
  readonly procedure?: string;
  readonly card?: string;
  readonly receivedAt?: string;
}

let sent = 0;

/** An SIU message, invented. Times are local: Chicago is five hours behind in March after the 8th. */
export function siu(event: string, values: SiuValues = {}): SentMessage {
  sent += 1;
  const { controlId = `M${sent}`, at = '20260309070000', filler = 'C-1^LAKESIDE', placer = '', status = '' } = values;
  const { start, room = 'N1^^^H100', site = 'H100', procedure = '52734007^^SCT', card, receivedAt } = values;
  const lines = [
    `MSH|^~\\&|LAKESIDE-OR|${site}|HUB|GROUP|${at}||SIU^${event}^SIU_S12|${controlId}|P|2.5.1`,
    `SCH|${placer}|${filler}${'|'.repeat(23)}${status}`,
    'PID|1||MR-7^^^LAKESIDE^MR||Roe^Jane',
    'RGS|1|A',
    ...(start === undefined ? [] : [`AIS|1|A|${procedure}|${start}|||90|min`]),
    ...(card === undefined ? [] : [`AIG|1|A|${card}|PREFCARD`]),
    ...(room === null ? [] : [`AIL|1|A|${room}|OR`]),
  ];
  return { controlId, text: lines.join('\r'), ...(receivedAt !== undefined && { receivedAt }) };
}
