import type { PartnerProfile } from '../partner-profile.ts';
import { checkFile, type GoldenFile } from './check-file.ts';
import type { ConformanceReport, FileReport } from './conformance-report.ts';

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
  const reports = withRepeats(files.map((file) => checkFile(file, profile, local)));
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

/** R46: an interchange control number names one interchange, in all files together. */
function withRepeats(reports: readonly FileReport[]): FileReport[] {
  const firstFile = new Map<string, string>();
  return reports.map((report) => {
    const repeated = [...new Set(report.documents.map(({ controls }) => controls[0]))].flatMap((control) => {
      const before = firstFile.get(control);
      firstFile.set(control, before ?? report.file);
      return before === undefined ? [] : [{ control, before }];
    });
    if (repeated.length === 0) return report;
    const faults = repeated.map(({ control, before }) => ({
      position: null,
      element: 'ISA-13',
      sentence: `Interchange control number ${control} was used in ${before} too.`,
      remedy: 'Give each interchange a number of its own: with the same content it would be taken for a copy.',
    }));
    return { ...report, hasPassed: false, faults: [...faults, ...report.faults] };
  });
}
