import { pathText } from '@supply-hub/config';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import type { Finding, ProfileFault } from './profile-fault.ts';

/** A profile's YAML, and where in it things stand. */
export interface ProfileDocument {
  /** Every value a text, as it is written: `081466849` keeps its zero and `no` stays a word. */
  readonly plain: unknown;
  /** What makes it no YAML at all; empty when it can be read. */
  readonly faults: readonly ProfileFault[];
  /** Where a finding stands: its setting, or the nearest one around it that is there. */
  place(finding: Finding): ProfileFault;
}

export function profileDocument(text: string): ProfileDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, schema: 'failsafe' });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const faults = document.errors.map((error): ProfileFault => ({
    ...at(error.pos[0]),
    path: '',
    sentence: `This is no YAML: ${(error.message.split('\n')[0] ?? '').replace(/ at line \d+.*$/, '')}.`,
    remedy: 'Look at the indentation, the colons and the quotes of this line and of the one before it.',
  }));
  return {
    plain: faults.length > 0 ? undefined : safelyPlain(document),
    faults,
    place: ({ path, at: part, sentence, remedy }) => ({
      ...at(offsetOf(document, path, part)),
      path: pathText(path),
      sentence,
      remedy,
    }),
  };
}

/** Aliases that blow up are refused by the library, with an error. */
function safelyPlain(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 50 });
  } catch {
    return undefined;
  }
}

function offsetOf(document: Document, path: readonly (string | number)[], part: 'key' | 'value'): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const [depth, step] of path.entries()) {
    const isLast = depth === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (pair === undefined) return offset;
      const key = startOf(pair.key);
      node = pair.value;
      const value = startOf(node);
      offset = (isLast && part === 'value' && hasText(node) ? value : key) ?? offset;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = startOf(node) ?? offset;
    } else return offset;
  }
  return offset;
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);
const isNode = (node: unknown): node is Node => typeof node === 'object' && node !== null && 'range' in node;
/** An empty value stands nowhere; its name does. */
const hasText = (node: unknown): boolean => !isScalar(node) || node.value !== '';
