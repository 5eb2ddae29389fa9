import { InvalidInput } from '@supply-hub/errors';
import { z } from 'zod';
import { askHub, dataOf } from '../ask-hub.ts';
import { exitCodes, parseArguments, type Command } from '../command.ts';

const $Answer = z.object({
  auditVerification: z.object({
    isIntact: z.boolean(),
    entryCount: z.number(),
    unchainedCount: z.number(),
    head: z.string(),
    brokenAt: z.number().nullable(),
    sentence: z.string().nullable(),
  }),
});

export const audit: Command = {
  name: 'audit',
  summary: 'prove that no entry of the audit was altered, taken out or slipped in',
  help: `hub audit verify [--head <hash>] [--json]

Takes every hash of the audit's chain anew, and says whether all of it holds, how many entries it has and its head, the
last hash. Keep the head elsewhere: given to a later verification, it proves that nothing was cut off the end.

  --head <hash>   a head that was noted before, 64 hex digits
  --json          the verdict as JSON

Asks the hub that runs on this state folder, as an integrator; or set HUB_TOKEN to a token of your own.

Exit codes: 0 the chain holds, 1 it does not or the hub does not run, 2 the command is wrong.`,

  async run(argv, terminal) {
    const { positionals, values } = parseArguments('audit', argv, {
      head: { type: 'string' },
      json: { type: 'boolean', default: false },
    });
    if (positionals.length !== 1 || positionals[0] !== 'verify')
      throw new InvalidInput('Write "hub audit verify". See "hub audit --help".');
    const query = `query ($head: String) {
      auditVerification(notedHead: $head) { isIntact entryCount unchainedCount head brokenAt sentence }
    }`;
    const { auditVerification: verdict } = dataOf(
      $Answer,
      await askHub(terminal, { query, variables: { head: values.head ?? null } }, 'integrator'),
    );
    if (values.json) terminal.print(JSON.stringify(verdict));
    else if (verdict.isIntact) {
      const fresh =
        verdict.unchainedCount === 0 ? '' : `, and ${verdict.unchainedCount} that are too new to be chained`;
      terminal.print(`The chain holds: ${verdict.entryCount} entries${fresh}.\nhead ${verdict.head}`);
    } else
      terminal.complain(
        verdict.sentence ??
          `The chain of ${verdict.entryCount} entries holds, but the head that was noted is not part of it: its end was cut off.`,
      );
    return verdict.isIntact ? exitCodes.done : exitCodes.failed;
  },
};
