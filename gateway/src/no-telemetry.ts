/**
 * @apollo/gateway reports to Apollo unless it is told not to, and it asks the environment when it is
 * constructed. Imported for its effect, before anything of Apollo's: nothing of a hospital leaves the machine.
 */
process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
