import type { CrosswalkWant } from '@supply-hub/crosswalk';
import type { Reception, X12Received } from '@supply-hub/exchange';
import type { CatalogueFault } from '../../domain/partner-price.ts';
import { readLine, type CatalogueSurroundings } from '../../sources/x12/catalogue-mapping.ts';
import { catalogueParts, type CatalogueLine, type CatalogueTerms } from '../../sources/x12/catalogue-parts.ts';
import { unreadable } from './catalogue-subject.ts';
import { faultOf, mostFaults } from './take-chunk.ts';

/** More refused lines than this, of a hundred, and something is wrong with the catalogue, not with lines of it. */
const mostRefusedPercent = 5;

/** Reads all of it and keeps nothing: null when it can be taken. */
export function judge(message: X12Received, surroundings: CatalogueSurroundings): Reception | null {
  let terms: CatalogueTerms | null = null;
  let lines = 0;
  const faults: CatalogueFault[] = [];
  const units = new Map<string, CrosswalkWant>();
  let refused = 0;
  for (const part of catalogueParts(message.messageCode, message)) {
    if (part.kind === 'terms') {
      terms = part.terms;
      continue;
    }
    if (part.kind === 'unreadable' && part.line === null) return unreadable(message, part.faults);
    lines += 1;
    const fault =
      part.kind === 'unreadable'
        ? faultOf(part)
        : terms === null
          ? null
          : refusalOf(part.line, terms, surroundings, units);
    if (fault === null) continue;
    refused += 1;
    if (faults.length < mostFaults) faults.push(fault);
  }
  if (refused * 100 <= lines * mostRefusedPercent) return null;
  const wants = [...units.values()];
  return {
    kind: 'parked',
    code: wants.length > 0 ? 'UNKNOWN_UNIT' : 'UNREADABLE',
    reason: `${refused} of ${lines} lines cannot be taken; the first: line ${faults[0]?.line} (segment ${faults[0]?.segment}): ${faults[0]?.sentence ?? ''}`,
    remedy:
      wants.length > 0
        ? `Say what ${wants.map(({ key }) => key).join(', ')} means for ${message.partner.profile.name}, or ask it; the catalogue is then taken by itself.`
        : `Send ${message.partner.profile.name} the faults, and ask for the catalogue again.`,
    ...(wants.length > 0 && { wants }),
    about: [surroundings.supplierId],
    facilityId: null,
    supplierId: surroundings.supplierId,
  };
}

function refusalOf(
  line: CatalogueLine,
  terms: CatalogueTerms,
  surroundings: CatalogueSurroundings,
  units: Map<string, CrosswalkWant>,
): CatalogueFault | null {
  const reading = readLine(line, terms, surroundings);
  if (reading.ok) return null;
  const { partNumber, sentence, unit } = reading;
  if (unit !== undefined && !units.has(unit)) {
    const facts = { unit, ...(line.description !== undefined && { description: line.description }) };
    units.set(unit, { kind: 'UNIT', key: unit, facts });
  }
  return { line: line.number, segment: line.segment, partNumber, sentence };
}
