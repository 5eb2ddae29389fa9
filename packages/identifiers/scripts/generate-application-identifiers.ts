/**
 * data/gs1-syntax-dictionary.txt → src/generated/application-identifier-table.ts.
 *
 *   node packages/identifiers/scripts/generate-application-identifiers.ts
 *
 * Run it after replacing the data with a newer release; a test says when it was forgotten.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const dataFile = new URL('../data/gs1-syntax-dictionary.txt', import.meta.url);
const tableFile = new URL('../src/generated/application-identifier-table.ts', import.meta.url);

interface Entry {
  first: string;
  last: string;
  predefined: boolean;
  attribute: boolean;
  components: { type: string; min: number; max: number; optional: boolean; rules: string[] }[];
  requires: string[][][];
  excludes: string[];
  qualifiers: string[][] | null;
  title: string;
}

/** The table's source text. @throws Error naming the line that does not fit the dictionary's grammar */
export function tableOf(dictionary: string): string {
  const entries = dictionary
    .split('\n')
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'))
    .map(({ line, number }) => entryOf(line, number));
  const rules = [...new Set(entries.flatMap((entry) => entry.components.flatMap(({ rules }) => rules)))].toSorted();
  return `// Written by scripts/generate-application-identifiers.ts from data/gs1-syntax-dictionary.txt: do not edit.
// Derived from the GS1 Barcode Syntax Dictionary, Copyright (c) 2021-2025 GS1 AISBL and others, Apache-2.0:
// see data/NOTICE.
import type { ApplicationIdentifierEntry } from '../application-identifier.ts';

export type ValueRuleName =
${rules.map((rule) => `  | '${rule}'`).join('\n')};

export const applicationIdentifierTable: readonly ApplicationIdentifierEntry[] = [
${entries.map((entry) => `  ${JSON.stringify(entry)},`).join('\n')}
];
`;
}

function entryOf(line: string, number: number): Entry {
  const hash = line.indexOf('#');
  const title = hash < 0 ? '' : line.slice(hash + 1).trim();
  const words = (hash < 0 ? line : line.slice(0, hash)).trim().split(/\s+/);
  const [first = '', last = first] = (words.shift() ?? '').split('-');
  if (!/^[0-9]{2,4}$/.test(first) || last.length !== first.length) throw new Error(`line ${number}: no AI in front`);
  const flags = /^[*?]+$/.test(words[0] ?? '') ? (words.shift() ?? '') : '';
  const entry: Entry = {
    first,
    last,
    predefined: flags.includes('*'),
    attribute: flags.includes('?'),
    components: [],
    requires: [],
    excludes: [],
    qualifiers: null,
    title,
  };
  for (const word of words) {
    const component = /^(\[?)([NXYZ])(\.\.)?([0-9]+)(\]?)((?:,[a-z0-9]+)*)$/.exec(word);
    const attribute = /^(req|ex|dlpkey)(?:=(.+))?$/.exec(word);
    if (component) {
      const [, open, type = '', variable, length = '', , rules = ''] = component;
      entry.components.push({
        type,
        min: variable ? 1 : Number(length),
        max: Number(length),
        optional: open === '[',
        rules: rules.split(',').filter((rule) => rule !== ''),
      });
    } else if (attribute?.[1] === 'req') {
      entry.requires.push((attribute[2] ?? '').split(',').map((group) => group.split('+')));
    } else if (attribute?.[1] === 'ex') {
      entry.excludes.push(...(attribute[2] ?? '').split(','));
    } else if (attribute?.[1] === 'dlpkey') {
      entry.qualifiers = attribute[2] === undefined ? [] : attribute[2].split('|').map((list) => list.split(','));
    } else {
      throw new Error(`line ${number}: "${word}" is neither a component nor an attribute`);
    }
  }
  if (entry.components.length === 0) throw new Error(`line ${number}: no components`);
  return entry;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(tableFile, tableOf(readFileSync(dataFile, 'utf8')));
}
