import { InvalidInput } from '@supply-hub/errors';
import type { Command } from '../command.ts';
import { checkPartners } from './partner/check-partners.ts';

export const partner: Command = {
  name: 'partner',
  summary: 'check trading partners’ profiles, and test one with golden files',
  help: `hub partner check [<folder> | <file>] [--json]

Reads trading partners' profiles and says of each fault where it stands and what to do: file:line:column. Without a folder
or file, those of the hub on this state folder. What hub.yaml has (systems, facilities) is checked where it is known.

Exit codes: 0 all are well, 1 one has faults, 2 the command or a setting is wrong.`,

  run(argv, terminal) {
    const [deed, ...rest] = argv;
    if (deed === 'check') return checkPartners(rest, terminal);
    throw new InvalidInput('"hub partner" takes "check". See "hub partner --help".');
  },
};
