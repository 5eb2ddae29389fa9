import { parseGln, parseGtin } from '@supply-hub/identifiers';
import { isUnitOfMeasure, standardUnitCodes, unitNames, type UnitOfMeasure } from '@supply-hub/quantities';
import { codeOf, similarity } from './similarity.ts';

export const crosswalkKinds = ['ITEM', 'SUPPLIER', 'LOCATION', 'UNIT'] as const;
export type CrosswalkKind = (typeof crosswalkKinds)[number];

export type Fact = 'GTIN' | 'PART_NUMBER' | 'DESCRIPTION' | 'GLN' | 'NAME' | 'UNIT';

/** A key that a document names, and what it says of it. */
export interface Wanted {
  readonly key: string;
  readonly facts: Readonly<Record<string, string>>;
  /** Whose part numbers its keys are; null: not known. */
  readonly supplierId: string | null;
}

/** Something a key can mean. */
export interface KnownThing {
  readonly id: string;
  readonly number: string;
  readonly name: string | null;
  /** As `codeOf` writes them. */
  readonly codes: readonly string[];
  /** Padded to 14. */
  readonly gtins: readonly string[];
  readonly gln: string | null;
  /** How suppliers number it. */
  readonly parts: readonly { readonly supplierId: string; readonly partNumber: string }[];
}

/** How much speaks for a meaning, and what. */
export interface Judgement {
  /** In percent, at most 99: only a person is certain. */
  readonly confidence: number;
  /** The strongest first. */
  readonly evidence: readonly { readonly fact: Fact; readonly sentence: string }[];
}

interface Reason {
  readonly fact: Fact;
  /** From 0 to below 1. */
  readonly weight: number;
  readonly sentence: string;
}

/** Below this a description says nothing. */
const alikeFrom = 0.4;

/** Whether a key names an item: by GTIN at any packaging level (R8, R16), by part number, by its words. */
export function judgeItem({ key, facts, supplierId }: Wanted, item: KnownThing): Judgement {
  const reasons: Reason[] = [];
  const gtin = gtinOf(facts['gtin']) ?? gtinOf(key);
  const isSameGtin = gtin !== null && item.gtins.includes(gtin);
  if (isSameGtin) reasons.push({ fact: 'GTIN', weight: 0.95, sentence: `GTIN ${gtin} is one of the item's.` });
  const spellings = [facts['partNumber'], key].filter((text) => text !== undefined);
  const codes = new Set(spellings.map(codeOf));
  for (const part of item.parts) {
    if (!codes.has(codeOf(part.partNumber))) continue;
    const isOwn = part.supplierId === supplierId;
    const asWritten = spellings.includes(part.partNumber);
    reasons.push({
      fact: 'PART_NUMBER',
      weight: shortened(isOwn ? (asWritten ? 0.9 : 0.8) : 0.5, part.partNumber),
      sentence: isOwn
        ? `Part number ${part.partNumber} is the supplier's own for it.`
        : `Part number ${part.partNumber} is another supplier's for it.`,
    });
  }
  if (item.codes.some((code) => codes.has(code)))
    reasons.push({
      fact: 'PART_NUMBER',
      weight: shortened(0.6, item.number),
      sentence: `${item.number} is the hospital's own number of it.`,
    });
  reasons.push(...ofWords('DESCRIPTION', facts['description'], item.name, 0.6));
  // Another GTIN than any of the item's speaks against it: the number may be the same by chance.
  const isOtherGtin = gtin !== null && item.gtins.length > 0 && !isSameGtin;
  return judged(reasons, isOtherGtin ? 0.5 : 1);
}

/** Whether a key names a supplier or a facility: by GLN, by a code, by name. */
export function judgeParty({ key, facts }: Wanted, party: KnownThing): Judgement {
  const reasons: Reason[] = [];
  const gln = glnOf(facts['gln']) ?? glnOf(key);
  if (gln !== null && party.gln === gln) reasons.push({ fact: 'GLN', weight: 0.95, sentence: `Its GLN is ${gln}.` });
  if (party.codes.includes(codeOf(key)))
    reasons.push({ fact: 'NAME', weight: shortened(0.8, key), sentence: `${key} is one of its codes.` });
  reasons.push(...ofWords('NAME', facts['name'] ?? facts['description'], party.name, 0.7));
  const isOtherGln = gln !== null && party.gln !== null && party.gln !== gln;
  return judged(reasons, isOtherGln ? 0.5 : 1);
}

/** What a unit code may mean: what other standards mean by it, and what units are called. */
export function judgeUnits({ key, facts }: Wanted): Map<UnitOfMeasure, Judgement> {
  const reasons = new Map<UnitOfMeasure, Reason[]>();
  const add = (unit: UnitOfMeasure, reason: Reason) => reasons.set(unit, [...(reasons.get(unit) ?? []), reason]);
  const code = (facts['unit'] ?? key).trim().toUpperCase();
  for (const [system, name] of Object.entries(unitLists)) {
    const reading = standardUnitCodes[system as keyof typeof unitLists].read(code);
    if (reading.ok)
      add(reading.value, { fact: 'UNIT', weight: 0.5, sentence: `${code} is ${unitNames[reading.value]} in ${name}.` });
  }
  for (const unit of Object.keys(unitNames).filter(isUnitOfMeasure)) {
    const alike = similarity(code, unitNames[unit]);
    if (alike >= 0.6)
      add(unit, { fact: 'NAME', weight: 0.7 * alike, sentence: `${code} reads like "${unitNames[unit]}".` });
  }
  return new Map([...reasons].map(([unit, some]) => [unit, judged(some, 1)]));
}

const unitLists = { x12: 'X12', unece: 'UN/ECE', sap: 'SAP', hl7: 'HL7' } as const;

function ofWords(fact: Fact, said: string | undefined, known: string | null, weight: number): Reason[] {
  if (said === undefined || known === null) return [];
  const alike = similarity(said, known);
  return alike < alikeFrom
    ? []
    : // Squared: half the words in common is no half of a reason.
      [
        {
          fact,
          weight: weight * alike ** 2,
          sentence: `"${said}" reads like "${known}" (${Math.round(alike * 100)} %).`,
        },
      ];
}

/** Each reason leaves so much of the doubt that it does not take away. */
function judged(reasons: readonly Reason[], trust: number): Judgement {
  const doubt = reasons.reduce((left, { weight }) => left * (1 - weight), 1);
  return {
    confidence: Math.min(99, Math.round((1 - doubt) * trust * 100)),
    evidence: reasons.toSorted((a, b) => b.weight - a.weight).map(({ fact, sentence }) => ({ fact, sentence })),
  };
}

/** Numbers of one or two characters meet by chance. */
function shortened(weight: number, text: string): number {
  return codeOf(text).length < 3 ? weight / 3 : weight;
}

/** Null for what is none, a wrong check digit included (R8). */
export function gtinOf(text: string | undefined): string | null {
  const reading = parseGtin((text ?? '').trim());
  return reading.ok ? reading.value : null;
}

export function glnOf(text: string | undefined): string | null {
  const reading = parseGln((text ?? '').trim());
  return reading.ok ? reading.value : null;
}
