import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnvironment } from '@supply-hub/config';
import { HubError, InvalidInput } from '@supply-hub/errors';
import { MllpClient, readFile, readHeader, type MessageEntry } from '@supply-hub/hl7v2';
import { silentLog } from '@supply-hub/log';
import { exitCodes, parseArguments, type Command } from '../command.ts';
import { knownIntake } from '../intake-address.ts';
import { sendX12 } from './send-x12.ts';

/** What became of one message of the file. */
interface Sending {
  /** Where its MSH stands in the file. */
  readonly line: number;
  readonly type: string | null;
  readonly controlId: string | null;
  /** `AA`, `AR/204`; null when there was no answer. */
  readonly answer: string | null;
  readonly isAccepted: boolean;
  /** Why not, in a sentence. */
  readonly says: string | null;
}

export const send: Command = {
  name: 'send',
  summary: 'send a file of messages to the hub, and say what it answers',
  help: `hub send hl7 <file> [--host <host>] [--port <port>] [--json]
hub send x12 <file> --partner <partner> [--via <transport>] [--token <token>] [--host <host>] [--port <port>] [--json]

hl7

Sends each HL7 v2 message of a file by MLLP, in order, and prints the answer's code. A file may hold one message, several,
or a batch (FHS, BHS).

  --host, --port   where to; the hub that runs on this state folder when absent

x12
Hands the file to the hub as that partner would: into its folder, onto its SFTP server, or by a post, as its profile says.

  --partner   whose file it is: its profile's name, without ".yaml"
  --via       by which transport of the profile; the first that brings anything in when absent
  --token     what the partner posts with, where it posts

For hl7, the hub answers who is listed under "senders" in its hub.yaml: MSH-3 of the message says who sends.

Exit codes: 0 all was accepted (AA or CA; put down or 202), 1 something was not, 2 the command is wrong.`,

  async run(argv, terminal) {
    const { positionals, values } = parseArguments('send', argv, {
      host: { type: 'string' },
      port: { type: 'string' },
      partner: { type: 'string' },
      via: { type: 'string' },
      token: { type: 'string' },
      json: { type: 'boolean', default: false },
    });
    const [kind, file] = positionals;
    if ((kind !== 'hl7' && kind !== 'x12') || file === undefined || positionals.length !== 2)
      throw new InvalidInput('"hub send" takes "hl7" or "x12", and a file.');
    if (kind === 'x12') {
      const { partner, via, token, host, json } = values;
      const port = values.port === undefined ? undefined : portOf(values.port);
      return sendX12(file, { partner, via, token, host, port, json }, terminal);
    }
    for (const name of ['partner', 'via', 'token'] as const)
      if (values[name] !== undefined) throw new InvalidInput(`--${name} is for "hub send x12".`);
    const messages = messagesOf(resolve(terminal.cwd, file), file);
    const { stateDir } = parseEnvironment(terminal.env, terminal.cwd);
    const known = knownIntake(stateDir);
    const host = values.host ?? known?.host ?? '127.0.0.1';
    const port = values.port === undefined ? known?.port : portOf(values.port);
    if (port === undefined) {
      terminal.complain(`No hub has run on ${stateDir}: start it with "npm start", or give --port.`);
      return exitCodes.failed;
    }
    await using client = new MllpClient({ name: `The hub at ${host}:${port}`, host, port, log: silentLog });
    const sendings: Sending[] = [];
    for (const message of messages) {
      const sending = await sent(client, message);
      sendings.push(sending);
      if (!values.json) terminal.print(lineOf(sending));
    }
    if (values.json) terminal.print(JSON.stringify(sendings));
    return sendings.every(({ isAccepted }) => isAccepted) ? exitCodes.done : exitCodes.failed;
  },
};

function messagesOf(path: string, given: string): readonly MessageEntry[] {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new InvalidInput(`${given} cannot be read.`, { cause: error });
  }
  const messages = readFile(bytes).batches.flatMap((batch) => batch.messages);
  if (messages.length === 0)
    throw new InvalidInput(`${given} holds no HL7 message: none of its lines begins with MSH.`);
  return messages;
}

async function sent(client: MllpClient, entry: MessageEntry): Promise<Sending> {
  const { line, bytes } = entry;
  const unsent = (says: string): Sending => ({
    line,
    type: null,
    controlId: null,
    answer: null,
    isAccepted: false,
    says,
  });
  const reading = entry.read();
  if (!reading.ok) return unsent(`cannot be read: ${reading.reason}`);
  const header = readHeader(reading.message);
  const about = {
    line,
    type: header.messageCode ? [header.messageCode, header.triggerEvent].filter(Boolean).join('^') : null,
    controlId: header.controlId ?? null,
  };
  try {
    const answer = await client.send(bytes);
    if (answer === undefined) return { ...about, answer: null, isAccepted: true, says: 'wants no answer' };
    const { code, errors } = answer.acknowledgement;
    const isAccepted = code === 'AA' || code === 'CA';
    const told = [code ?? 'no code', errors[0]?.code].filter(Boolean).join('/');
    return { ...about, answer: told, isAccepted, says: errors[0]?.userMessage ?? errors[0]?.codeText ?? null };
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    return { ...about, answer: null, isAccepted: false, says: error.message };
  }
}

const lineOf = ({ line, type, controlId, answer, says }: Sending): string =>
  [`line ${line}`, type ?? '-', controlId ?? '-', answer ?? '-', says ?? ''].join('\t').trimEnd();

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new InvalidInput('--port takes a port, 1 to 65535.');
  return port;
}
