import { HubError, InvalidInput, Misconfigured } from '@supply-hub/errors';
import { exitCodes, type Command, type ExitCode, type Terminal } from './command.ts';
import { audit } from './commands/audit.ts';
import { check } from './commands/check.ts';
import { exceptions } from './commands/exceptions.ts';
import { ledger } from './commands/ledger.ts';
import { partner } from './commands/partner.ts';
import { query } from './commands/query.ts';
import { redrive } from './commands/redrive.ts';
import { sandbox } from './commands/sandbox.ts';
import { send } from './commands/send.ts';
import { serve } from './commands/serve.ts';
import { start } from './commands/start.ts';
import { token } from './commands/token.ts';
import { trace } from './commands/trace.ts';

const commands: readonly Command[] = [
  start,
  serve,
  token,
  sandbox,
  query,
  send,
  redrive,
  trace,
  ledger,
  exceptions,
  audit,
  partner,
  check,
];

const help = `hub <command>

${commands.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`).join('\n')}

"hub <command> --help" says more.`;

/** Runs one command line. Never throws: what goes wrong is said in a sentence and an exit code. */
export async function runCommandLine(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === 'help') {
    terminal.print(help);
    return name === undefined ? exitCodes.misused : exitCodes.done;
  }
  const command = commands.find((each) => each.name === name);
  if (command === undefined) {
    terminal.complain(`There is no command "${name}".\n\n${help}`);
    return exitCodes.misused;
  }
  if (rest.includes('--help')) {
    terminal.print(command.help);
    return exitCodes.done;
  }
  try {
    return await command.run(rest, terminal);
  } catch (error) {
    if (rest.includes('--json'))
      terminal.print(
        JSON.stringify({
          error: error instanceof HubError ? { code: error.code, message: error.message } : { code: 'INTERNAL' },
        }),
      );
    if (error instanceof HubError) terminal.complain(error.message);
    else terminal.complain(`Something went wrong in the hub: ${error instanceof Error ? error.stack : String(error)}`);
    return error instanceof InvalidInput || error instanceof Misconfigured ? exitCodes.misused : exitCodes.failed;
  }
}
