/** The whole hub, for who runs it from code: tests and benchmarks. The `hub` command itself is `command-line.ts`. */
export { AlreadyRunning, type HubOptions, type RunningHub } from './running-hub.ts';
export { sandboxControlUrl, startSandboxProcess, type SandboxProcess } from './sandbox-process.ts';
export { prepareDatabase } from './prepare-database.ts';
export { serveRole } from './serve-role.ts';
export { serveRoles, type ServeRole } from './serve-roles.ts';
export { startHub } from './start-hub.ts';
