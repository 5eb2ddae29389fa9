import type { PartnerProfile } from '../partner-profile.ts';
import { checkFile, type GoldenFile } from './check-file.ts';
import type { UsedNumbers } from './repeated-numbers.ts';
import type { ConformanceReport } from './conformance-report.ts';

/**
 * Runs golden files through envelope checks, typed readers and whatever can be judged without a database: identifiers,
 * agreed documents and versions, units, check digits. Nothing is kept and nothing is sent.
 *
 * @param at when; in the partner's zone it is the date of the acknowledgements shown
 */
export function checkConformance(
  profile: PartnerProfile,
  files: readonly GoldenFile[],
  at: Temporal.Instant,
): ConformanceReport {
  const local = at.toZonedDateTimeISO(profile.timeZone).toPlainDateTime();
  const used: UsedNumbers = new Map();
  const reports = files.map((file) => checkFile(file, profile, local, used));
  const shown = new Set(reports.flatMap(({ documents }) => documents.map(({ type }) => type)));
  const passedCount = reports.filter(({ hasPassed }) => hasPassed).length;
  return {
    version: 1,
    partner: profile.partner,
    name: profile.name,
    checkedAt: at.round('second').toString(),
    hasPassed: reports.length > 0 && passedCount === reports.length,
    fileCount: reports.length,
    passedCount,
    files: reports,
    notShown: profile.documents.receive.filter((type) => !shown.has(type)),
  };
}
