import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { systemClock } from '@supply-hub/clock';
import { InvalidInput } from '@supply-hub/errors';
import {
  checkConformance,
  conformanceHtml,
  type ConformanceReport,
  type GoldenFile,
  type PartnerProfile,
} from '@supply-hub/partners';
import { exitCodes, parseArguments, shownPath, type ExitCode, type Terminal } from '../../command.ts';
import { knownPartners } from './known-partners.ts';

/** More than this in one file is no golden file, and would be read into memory whole. */
const mostBytes = 64 * 1024 * 1024;

/** `hub partner test` */
export async function testPartner(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { positionals, values } = parseArguments('partner', argv, {
    json: { type: 'boolean', default: false },
    out: { type: 'string' },
  });
  const [partner, given] = positionals;
  if (partner === undefined || given === undefined || positionals.length !== 2)
    throw new InvalidInput(
      '"hub partner test" takes a partner (its name, or its profile file) and a folder of golden files.',
    );
  const profile = await profileOf(partner, terminal);
  const folder = resolve(terminal.cwd, given);
  const report = checkConformance(profile, await goldenFiles(folder, given), systemClock.now());
  const out = values.out === undefined ? folder : resolve(terminal.cwd, values.out);
  const written = await write(report, out);
  if (values.json) terminal.print(JSON.stringify(report));
  else
    for (const line of linesOf(
      report,
      written.map((path) => shownPath(path, terminal)),
    ))
      terminal.print(line);
  return report.hasPassed ? exitCodes.done : exitCodes.failed;
}

/** @throws InvalidInput there is no such partner, or its profile has faults */
async function profileOf(partner: string, terminal: Terminal): Promise<PartnerProfile> {
  const { files, folder } = await knownPartners(/\.ya?ml$/.test(partner) ? partner : undefined, terminal);
  const found =
    files.length === 1 && /\.ya?ml$/.test(partner) ? files[0] : files.find((each) => each.partner === partner);
  if (found === undefined)
    throw new InvalidInput(
      `There is no profile of "${partner}" in ${folder}. There are: ${files.map((each) => each.partner).join(', ') || 'none'}.`,
    );
  if (found.reading.ok) return found.reading.profile;
  throw new InvalidInput(
    `The profile of ${found.partner} has faults: see "hub partner check ${join(folder, found.file)}".`,
  );
}

/** Reports lie beside them, and people's own notes. */
const isGolden = (name: string): boolean => !/^\.|\.(?:json|html|md|yaml|yml)$|~$/.test(name);

async function goldenFiles(folder: string, given: string): Promise<GoldenFile[]> {
  let names: string[];
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  } catch (error) {
    throw new InvalidInput(`${given} is no folder that can be read.`, { cause: error });
  }
  const golden = names.filter(isGolden).toSorted();
  if (golden.length === 0)
    throw new InvalidInput(`${given} holds no golden files: put the partner’s examples there, for example 855.edi.`);
  return Promise.all(
    golden.map(async (name) => {
      const bytes = await readFile(join(folder, name));
      if (bytes.length > mostBytes) throw new InvalidInput(`${name} is larger than ${mostBytes / 1024 / 1024} MB.`);
      const beside = expectedNames(name).find((each) => names.includes(each));
      return beside === undefined ? { name, bytes } : { name, bytes, expected: await parsed(join(folder, beside)) };
    }),
  );
}

/** `855.edi.expected.json` or `855.expected.json` */
const expectedNames = (name: string): string[] => [
  `${name}.expected.json`,
  `${name.replace(/\.[^.]+$/, '')}.expected.json`,
];

async function parsed(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InvalidInput(`${path} is no JSON.`, { cause: error });
  }
}

async function write(report: ConformanceReport, folder: string): Promise<string[]> {
  const path = (kind: string) => join(folder, `conformance-${report.partner}.${kind}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(path('html'), conformanceHtml(report));
    await writeFile(path('json'), `${JSON.stringify(report, null, 2)}\n`);
  } catch (error) {
    throw new InvalidInput(`The report cannot be written to ${folder}: name another folder with --out.`, {
      cause: error,
    });
  }
  return [path('html'), path('json')];
}

function linesOf(report: ConformanceReport, written: readonly string[]): string[] {
  const { files, passedCount, fileCount, notShown, name, hasPassed } = report;
  return [
    ...files.flatMap(({ file, hasPassed: isWell, faults, differences, notes }) => [
      `${isWell ? 'ok   ' : 'WRONG'}  ${file}${notes.length === 0 ? '' : ` (${notes.length} ${notes.length === 1 ? 'note' : 'notes'})`}`,
      ...(isWell
        ? []
        : [
            ...faults.map(
              ({ position, element, sentence, remedy }) =>
                `         ${position === null ? 'file' : `segment ${position.segment}, byte ${position.offset}`}${element === null ? '' : `, ${element}`}: ${sentence} ${remedy}`,
            ),
            ...(differences ?? []).map((one) => `         ${one}`),
          ]),
    ]),
    `${name}: ${hasPassed ? 'passed' : 'not passed'}, ${passedCount} of ${fileCount} files as agreed.`,
    ...(notShown.length === 0 ? [] : [`No example of: ${notShown.join(', ')}.`]),
    ...written.map((path) => `Report: ${path}`),
  ];
}
