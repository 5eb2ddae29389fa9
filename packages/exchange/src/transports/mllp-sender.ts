import { readFile } from 'node:fs/promises';
import { SourceUnavailable, StateConflict } from '@supply-hub/errors';
import { MllpClient, nextStep, NotSent, type MllpAnswer } from '@supply-hub/hl7v2';
import type { Log } from '@supply-hub/log';
import type { Delivery, Transport, Via } from './transport.ts';

export interface MllpSenderOptions {
  readonly via: Via;
  /** The partner as people know it. */
  readonly name: string;
  readonly host: string;
  readonly port: number;
  /** The certificates to trust; absent: plain text. */
  readonly caFile?: string | undefined;
  readonly log: Log;
}

/** Sends HL7 messages to one peer, one at a time, so that their order is kept. Its answer decides (R70). */
export function createMllpSender({ via, name, host, port, caFile, log }: MllpSenderOptions): Transport {
  let opening: Promise<MllpClient> | undefined;
  const open = async (): Promise<MllpClient> => {
    const ca = caFile === undefined ? undefined : await certificates(caFile);
    return new MllpClient({ name, host, port, log, ...(ca !== undefined && { tls: { ca } }) });
  };
  const certificates = (file: string): Promise<Buffer> =>
    readFile(file).catch((error: unknown) => {
      opening = undefined;
      throw new NotSent(name, `the certificates in ${file} cannot be read`, { cause: error });
    });

  async function letGo(): Promise<void> {
    const client = await opening?.catch(() => undefined);
    opening = undefined;
    await client?.close(0);
  }

  return {
    via,
    async deliver({ bytes }, signal) {
      let isSending = false;
      try {
        const client = await (opening ??= open());
        isSending = true;
        return judged(await client.send(bytes, { signal }));
      } catch (error) {
        if (error instanceof NotSent) return { kind: 'failed', reason: error.message, retryable: true };
        if (error instanceof SourceUnavailable) return { kind: 'unknown', reason: error.message };
        if (signal.aborted) {
          if (!isSending) return { kind: 'failed', reason: 'there was no time to send it', retryable: true };
          // A peer that keeps its answer would keep the next one behind it.
          await letGo();
          return { kind: 'unknown', reason: 'no answer in the time there was' };
        }
        // The same message waits for its answer, or the hub is being stopped.
        if (error instanceof StateConflict) return { kind: 'unknown', reason: error.message };
        return { kind: 'failed', reason: 'it cannot be sent by MLLP: it is no HL7 message', retryable: false };
      }
    },
    async close() {
      const client = await opening?.catch(() => undefined);
      await client?.close();
    },
  };
}

function judged(answer: MllpAnswer | undefined): Delivery {
  if (answer === undefined) return { kind: 'delivered', evidence: 'written; it wants no answer' };
  const { acknowledgement, bytes } = answer;
  const told = [acknowledgement.code ?? 'no code', acknowledgement.errors[0]?.code].filter(Boolean).join('/');
  const step = nextStep(acknowledgement);
  if (step === 'done') return { kind: 'delivered', evidence: `MSA ${told}`, answer: bytes };
  if (step === 'retry') return { kind: 'failed', reason: `it answers ${told}`, retryable: true };
  return { kind: 'refused', reason: `it answers ${told}` };
}
