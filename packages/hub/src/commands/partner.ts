import { InvalidInput } from '@supply-hub/errors';
import type { Command } from '../command.ts';
import { checkPartners } from './partner/check-partners.ts';
import { testPartner } from './partner/test-partner.ts';

export const partner: Command = {
  name: 'partner',
  summary: 'check trading partners’ profiles, and test one with golden files',
  help: `hub partner check [<folder> | <file>] [--json]
hub partner test <partner> <folder> [--out <folder>] [--json]

check   Reads trading partners' profiles and says of each fault where it stands and what to do: file:line:column. Without a
        folder or file, those of the hub on this state folder. What hub.yaml has (systems, facilities) is checked where it
        is known.
test    Runs a partner's golden files (X12) through envelope checks and readers, and says of each whether it is as agreed,
        what the partner must correct and where, and what would be sent back. Writes conformance-<partner>.html and .json
        beside the files, or to --out. <name>.expected.json beside a file says what must be in it. The partner is named by
        its name, or by its profile file; nothing is kept and nothing is sent.

Exit codes: 0 all are well, 1 one has faults, 2 the command or a setting is wrong.`,

  run(argv, terminal) {
    const [deed, ...rest] = argv;
    if (deed === 'check') return checkPartners(rest, terminal);
    if (deed === 'test') return testPartner(rest, terminal);
    throw new InvalidInput('"hub partner" takes "check" or "test". See "hub partner --help".');
  },
};
