import { readMessage, readSchedule, startMllpServer, type Schedule } from '@supply-hub/hl7v2';
import { silentLog } from '@supply-hub/log';

export interface ReceivedMessage {
  readonly controlId: string;
  readonly caseNumber: string;
  readonly text: string;
  readonly schedule: Schedule;
  /** Which of the connections it came over. */
  readonly connection: number;
}

/** `AA`, `AE 103`, `AR 207` …, or nothing. */
export type Reply = string | undefined;

/** Whoever the EHR sends its schedule to: answers as told, and keeps what it saw in the order it came. */
export interface ScheduleReceiver extends AsyncDisposable {
  readonly port: number;
  readonly received: readonly ReceivedMessage[];
}

/** @param reply what to answer to a message, given how often it has come. @default AA */
export async function receiveSchedule(
  reply: (message: ReceivedMessage, times: number) => Reply = () => 'AA',
  port = 0,
): Promise<ScheduleReceiver> {
  const received: ReceivedMessage[] = [];
  const server = await startMllpServer({
    port,
    log: silentLog,
    limits: { handlerTimeoutMs: 200 },
    handler: async (bytes, { connection }) => {
      const text = Buffer.from(bytes).toString();
      const message = readSent(text, connection);
      received.push(message);
      const answer = reply(message, received.filter(({ controlId }) => controlId === message.controlId).length);
      if (answer === undefined) return undefined;
      const [code, error] = answer.split(' ');
      return Buffer.from(
        [
          `MSH|^~\\&|SUPPLY-HUB||LAKESIDE-OR||20260309120000+0000||ACK^S12^ACK|A${received.length}|P|2.5.1`,
          `MSA|${code}|${message.controlId}`,
          ...(error === undefined ? [] : [`ERR|||${error}|E`]),
          '',
        ].join('\r'),
      );
    },
  });
  return { port: server.port, received, [Symbol.asyncDispose]: () => server.close(0) };
}

/** Reads a message as the hub would. */
export function readSent(text: string, connection = 0): ReceivedMessage {
  const reading = readMessage(text);
  if (!reading.ok) throw new Error(reading.reason);
  const schedule = readSchedule(reading.message);
  if (!schedule.ok) throw new Error(schedule.reason);
  return {
    controlId: reading.message.value('MSH-10') ?? '',
    caseNumber: reading.message.value('SCH-2') ?? '',
    text,
    schedule: schedule.schedule,
    connection,
  };
}
