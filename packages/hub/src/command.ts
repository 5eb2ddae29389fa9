import { InvalidInput } from '@supply-hub/errors';
import { once } from 'node:events';
import { relative } from 'node:path';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/** Exit codes, the same for every command. */
export const exitCodes = {
  done: 0,
  /** What was asked could not be done: a source is away, the answer has errors. */
  failed: 1,
  /** The command line, the environment or hub.yaml is wrong. */
  misused: 2,
  /** Another hub runs on the same state. */
  alreadyRunning: 3,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Where a command reads from and writes to; tests give their own. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** What was asked for: one call, one line. */
  print(line: string): void;
  /** Everything else. */
  complain(line: string): void;
  /** Aborted when the person or the system asks to stop; a second time ends the process at once. */
  readonly stopAsked: () => AbortSignal;
}

export interface Command {
  readonly name: string;
  /** One line, for the list of commands. */
  readonly summary: string;
  /** The whole of `--help`. */
  readonly help: string;
  run(argv: readonly string[], terminal: Terminal): Promise<ExitCode>;
}

/** A path, as short as it can be said from where the person stands. */
export function shownPath(path: string, { cwd }: Pick<Terminal, 'cwd'>): string {
  const short = relative(cwd, path);
  return short === '' ? '.' : short.startsWith('..') ? path : short;
}

/** Settles when a signal is aborted, at once when it was. */
export async function whenAborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}

/** `util.parseArgs` whose refusals are ours. @throws InvalidInput naming the option and the help to read */
export function parseArguments<const O extends ParseArgsOptionsConfig>(
  command: string,
  argv: readonly string[],
  options: O,
) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('. ')[0] ?? '') : '';
    throw new InvalidInput(`${reason}. See "hub ${command} --help".`, { cause: error });
  }
}
