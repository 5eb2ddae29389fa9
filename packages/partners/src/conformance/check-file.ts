import {
  businessNumberOf,
  documentTypes as readable,
  isDocumentType,
  readDocument,
  readInterchanges,
  type EnvelopeFault,
  type Group,
  type Interchange,
  type X12Set,
} from '@supply-hub/x12';
import type { UnitCodes } from '@supply-hub/quantities';
import type { PartnerProfile } from '../partner-profile.ts';
import { partnerUnits } from '../partner-units.ts';
import { acknowledgements } from '../profile-values.ts';
import { identityFaults, ofHeader, placesOfGroups } from './check-identity.ts';
import { acknowledgementOf } from './shown-acknowledgement.ts';
import { valueFaults } from './check-values.ts';
import type { ConformanceFault, DocumentReport, FileReport } from './conformance-report.ts';
import { differencesFrom } from './expected-file.ts';
import { repeatedNumbers, type UsedNumbers } from './repeated-numbers.ts';

/** A file a partner gave as an example. */
export interface GoldenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What its `.expected.json` holds; undefined when there is none. */
  readonly expected?: unknown;
}

/** What begins a line of each document. */
const lineSegments: Readonly<Record<string, string>> = {
  '810': 'IT1',
  '832': 'LIN',
  '845': 'PAD',
  '846': 'LIN',
  '850': 'PO1',
  '855': 'PO1',
  '856': 'LIN',
  '860': 'POC',
  '861': 'RCD',
  '865': 'POC',
  '867': 'PTD',
  '940': 'W01',
  '943': 'W04',
  '944': 'W07',
  '945': 'W12',
  '947': 'W19',
};

/**
 * Runs one file through what the hub would run it through, without a database: nothing is kept and nobody is told.
 *
 * @param used control numbers of the files before it; its own are added
 */
export function checkFile(
  file: GoldenFile,
  profile: PartnerProfile,
  at: Temporal.PlainDateTime,
  used: UsedNumbers,
): FileReport {
  const interchanges = readInterchanges(file.bytes);
  const units = partnerUnits(profile);
  const groupPlaces = placesOfGroups(file.bytes);
  const faults: ConformanceFault[] = [];
  const notes: ConformanceFault[] = [];
  const documents: DocumentReport[] = [];
  if (interchanges.length === 0)
    faults.push(ofFile('The file holds no interchange.', 'Send an X12 interchange, from ISA to IEA.'));
  for (const interchange of interchanges) {
    sort(interchange.faults, faults, notes);
    faults.push(...identityFaults(interchange, profile, groupPlaces));
    if (interchange.header?.usage === 'T' && profile.x12.usage === 'P')
      notes.push(
        ofHeader(
          interchange,
          'ISA-15',
          'It is flagged as a test.',
          'Send P in production: what is flagged T has no effect.',
        ),
      );
    for (const group of interchange.groups) {
      groupPlaces.shift();
      sort(group.faults, faults, notes);
      for (const set of group.sets) documents.push(checkSet(set, group, interchange, profile, units, faults, notes));
    }
  }
  const differences =
    file.expected === undefined ? null : differencesFrom(file.expected, documents, interchanges, faults);
  const repeats = repeatedNumbers(interchanges, file.name, used);
  const isRefusalExpected = differences !== null && isRefusal(file.expected);
  return {
    file: file.name,
    byteCount: file.bytes.length,
    hasPassed:
      repeats.length === 0 &&
      (differences === null || differences.length === 0) &&
      (faults.length === 0 || isRefusalExpected),
    documents,
    faults: [...repeats, ...faults].toSorted(byPlace),
    notes: notes.toSorted(byPlace),
    acknowledgement: acknowledgementOf(interchanges, profile, at),
    differences,
  };
}

const isRefusal = (expected: unknown): boolean =>
  typeof expected === 'object' && expected !== null && 'isRefused' in expected && expected.isRefused === true;

const ofFile = (sentence: string, remedy: string): ConformanceFault => ({
  position: null,
  element: null,
  sentence,
  remedy,
});

const byPlace = (a: ConformanceFault, b: ConformanceFault): number =>
  (a.position?.offset ?? -1) - (b.position?.offset ?? -1);

/** Envelope faults: what refuses is a fault, what is read in spite of it a note. */
function sort(found: readonly EnvelopeFault[], faults: ConformanceFault[], notes: ConformanceFault[]): void {
  for (const { level, code, position, sentence, isFatal } of found)
    (isFatal ? faults : notes).push({
      position: { segment: position.segment, offset: position.offset },
      element: null,
      sentence: `${upper(sentence)}${sentence.endsWith('.') ? '' : '.'} (${codeNames[level]} ${code})`,
      remedy: isFatal
        ? 'Correct the envelope and send it again under new control numbers.'
        : 'Correct it when you can: it is read in spite of it.',
    });
}

const codeNames = { interchange: 'TA105', group: 'AK905', set: 'AK502' } as const;
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function checkSet(
  set: X12Set,
  group: Group,
  interchange: Interchange,
  profile: PartnerProfile,
  units: UnitCodes,
  faults: ConformanceFault[],
  notes: ConformanceFault[],
): DocumentReport {
  sort(set.faults, faults, notes);
  const [first] = set.segments;
  const position = first === undefined ? null : { segment: first.position.segment, offset: first.position.offset };
  const fault = (element: string, sentence: string, remedy: string) =>
    faults.push({ position, element, sentence, remedy });
  const agreed = profile.documents.receive.find((type) => type === set.type);
  if (agreed === undefined && !acknowledgements.has(set.type))
    fault(
      'ST-01',
      `A ${set.type} is not among what is taken from ${profile.name}.`,
      'Leave it out, or have it added to "receive" in the profile: until then it is parked.',
    );
  const version = agreed === undefined ? undefined : (profile.x12.versions[agreed] ?? profile.x12.version);
  if (version !== undefined && !group.header.version.startsWith(version))
    fault(
      'GS-08',
      `The ${set.type} is of version ${group.header.version}, and the profile says ${version}.`,
      `Send version ${version}, or have the profile changed.`,
    );
  const number = businessNumberOf(set);
  const lineSegment = lineSegments[set.type];
  const report = {
    type: set.type,
    name: isDocumentType(set.type)
      ? readable[set.type].name
      : acknowledgements.has(set.type)
        ? 'acknowledgement'
        : 'unknown document',
    controls: [interchange.header?.controlNumber ?? '', group.header.controlNumber, set.controlNumber] as const,
    version: group.header.version,
    number,
    lineCount: set.segments.filter(({ id }) => id === lineSegment).length,
  };
  if (acknowledgements.has(set.type)) return { ...report, isRead: true };
  const reading = readDocument(set);
  if (reading === null) {
    fault('ST-01', `The hub reads no ${set.type}.`, 'Agree on another document.');
    return { ...report, isRead: false };
  }
  for (const one of reading.faults) {
    const place = one.element === null ? one.segment : `${one.segment}-${String(one.element).padStart(2, '0')}`;
    (one.severity === 'error' ? faults : notes).push({
      position: { segment: one.position.segment, offset: one.position.offset },
      element: place,
      sentence: `${upper(one.sentence)}.`,
      remedy:
        one.severity === 'error' ? remedyOf(one.code) : 'Correct it when you can: the document is read in spite of it.',
    });
  }
  for (const { position: place, text, where } of reading.beyond)
    notes.push({
      position: { segment: place.segment, offset: place.offset },
      element: text.split(set.separators.element)[0] ?? null,
      sentence: `The guide has no place for it${where === '' ? '' : ` in ${where}`}: ${text.slice(0, 80)}`,
      remedy: 'Nothing need be done: it is kept and shown, and has no effect.',
    });
  if (number === null)
    fault(
      set.type,
      `The ${report.name} has no number of its own.`,
      'Send the number both sides know it by: without it a second sending cannot be told from the first.',
    );
  faults.push(...valueFaults(set, units));
  return { ...report, isRead: reading.ok };
}

/** By AK304 and AK403 codes. */
function remedyOf(code: string): string {
  switch (code) {
    case '1':
    case '3':
      return 'Send it: it is required.';
    case '2':
    case '6':
      return 'Leave it out, or send it where the guide has it.';
    case '4':
      return 'Send at least as many characters as the guide asks for.';
    case '5':
      return 'Send no more than the guide allows.';
    case '8':
      return 'Send a date that exists, as CCYYMMDD.';
    case '9':
      return 'Send a time that exists, as HHMM.';
    default:
      return 'Correct it as the guide has it.';
  }
}
