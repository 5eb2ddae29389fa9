import { parseEnvironment } from '@supply-hub/config';
import { InvalidInput } from '@supply-hub/errors';
import { createLog } from '@supply-hub/log';
import { exitCodes, parseArguments, whenAborted, type Command } from '../command.ts';
import { serveRoles } from '../serve-roles.ts';

export const serve: Command = {
  name: 'serve',
  summary: 'run one role in this process: gateway, a subgraph, the exchange, or the worker',
  help: `hub serve <role>

Runs one role and stays until it is told to stop. Any number of each may run on one database.

Roles: ${serveRoles.join(', ')}
  gateway   needs HUB_SUBGRAPH_URLS: items=http://…,suppliers=http://…,… (all six); takes up the graph of HUB_SUPERGRAPH,
            and the manifests of HUB_OPERATIONS, when they change
  exchange  takes documents in and sends them: HL7 on HUB_MLLP_PORT, posts and /metrics on HUB_EXCHANGE_PORT, and
            the partners' folders and SFTP servers
  worker    reads the sources, delivers events, applies messages; listens on no port but HUB_METRICS_PORT

Settings: DATABASE_URL and HUB_CONFIG (needed), HUB_PORT (that of this role), HUB_HOST, HUB_MODE, HUB_JWKS_URL,
HUB_TOKEN_ISSUER, HUB_STATE_DIR (the development issuer's key), HUB_LOG_LEVEL, HUB_METRICS_PORT (/metrics of this process), HUB_TRACES.
Logs go to standard output.

Exit codes: 0 stopped, 1 failed, 2 a setting is wrong.`,

  async run(argv, terminal) {
    const { positionals } = parseArguments('serve', argv, {});
    const role = serveRoles.find((each) => each === positionals[0]);
    if (role === undefined || positionals.length !== 1) {
      throw new InvalidInput(`"hub serve" takes one role: ${serveRoles.join(', ')}.`);
    }
    const environment = parseEnvironment(terminal.env, terminal.cwd);
    const log = createLog({ name: `hub-${role}`, level: environment.logLevel });
    const stop = terminal.stopAsked();
    // Loaded here: `--help` and a mistyped role must not wait for six subgraphs.
    const { serveRole } = await import('../serve-role.ts');
    try {
      const running = await serveRole(role, { environment, log, stop });
      log.info({ role, address: running.address }, `${role} is up`);
      await whenAborted(stop);
      await running.close();
    } catch (error) {
      if (!stop.aborted || error !== stop.reason) throw error;
    }
    return exitCodes.done;
  },
};
