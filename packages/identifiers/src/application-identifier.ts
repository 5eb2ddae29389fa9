import { applicationIdentifierTable, type ValueRuleName } from './generated/application-identifier-table.ts';

/** One part of an AI's value. N digits, X character set 82, Y character set 39, Z file-safe base 64. */
export interface ValueComponent {
  readonly type: 'N' | 'X' | 'Y' | 'Z';
  readonly min: number;
  readonly max: number;
  /** May be missing at the end of the value. */
  readonly optional: boolean;
  readonly rules: readonly ValueRuleName[];
}

/** One line of the GS1 syntax dictionary: an AI, or a range of AIs that share everything. */
export interface ApplicationIdentifierEntry {
  readonly first: string;
  readonly last: string;
  /** Of predefined length: no FNC1 is needed after it. */
  readonly predefined: boolean;
  /** Permitted as a data attribute in a Digital Link's query. */
  readonly attribute: boolean;
  readonly components: readonly ValueComponent[];
  /** All of these; each is met by one of its groups; a group is met when all its AIs or patterns are there. */
  readonly requires: readonly (readonly (readonly string[])[])[];
  /** AIs or patterns (`31nn`) that may not stand beside it. */
  readonly excludes: readonly string[];
  /** For a Digital Link's primary key: the sequences its qualifiers may come in. `null`: no primary key. */
  readonly qualifiers: readonly (readonly string[])[] | null;
  /** GS1's data title, `USE BY or EXPIRY`. */
  readonly title: string;
}

/** An AI's entry with what is asked of it on each read. */
export interface ApplicationIdentifier extends ApplicationIdentifierEntry {
  readonly ai: string;
  readonly minLength: number;
  readonly maxLength: number;
}

const byAi = new Map<string, ApplicationIdentifier>();
const lengthByPrefix = new Map<string, number>();
for (const entry of applicationIdentifierTable) {
  const mandatory = entry.components.filter((component) => !component.optional);
  const minLength = mandatory.reduce((sum, component) => sum + component.min, 0);
  const maxLength = entry.components.reduce((sum, component) => sum + component.max, 0);
  for (let number = Number(entry.first); number <= Number(entry.last); number += 1) {
    const ai = String(number).padStart(entry.first.length, '0');
    byAi.set(ai, { ...entry, ai, minLength, maxLength });
    lengthByPrefix.set(ai.slice(0, 2), ai.length);
  }
}

/** What GS1 says of an AI; `undefined` for one it does not know. */
export function applicationIdentifier(ai: string): ApplicationIdentifier | undefined {
  return byAi.get(ai);
}

/**
 * The AI that a raw element string shows at a position. AIs with the same first two digits have the same
 * length, which is what makes element strings readable at all.
 */
export function applicationIdentifierAt(text: string, position: number): ApplicationIdentifier | undefined {
  const length = lengthByPrefix.get(text.slice(position, position + 2));
  return length === undefined ? undefined : byAi.get(text.slice(position, position + length));
}

/** Every AI known, in order. */
export function applicationIdentifiers(): readonly ApplicationIdentifier[] {
  return [...byAi.values()];
}

/** Whether an AI is the one named, or fits a pattern in which `n` is any digit (`31nn`). */
export function matchesPattern(ai: string, pattern: string): boolean {
  if (ai.length !== pattern.length) return false;
  for (let index = 0; index < ai.length; index += 1) {
    if (pattern[index] !== 'n' && pattern[index] !== ai[index]) return false;
  }
  return true;
}
