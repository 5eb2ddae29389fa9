import { createHash } from 'node:crypto';
import { afterBlanks } from '../text/blanks.ts';
import type { Separators } from '../text/separators.ts';
import { setWindows } from './set-windows.ts';

/**
 * SHA-256 of what a set says, ST to SE, however it is enveloped: without its control number (ST02, SE02), the spelling
 * of its separators, and what stands between its segments (R46). Two sets with the same hash are the same document.
 */
export function contentHash(set: { readonly bytes: Uint8Array; readonly separators: Separators }): Uint8Array {
  const { bytes, separators } = set;
  const { element, component, repetition } = separators;
  const isWrapped = separators.isWrapped === true;
  const hash = createHash('sha256');
  for (const { text } of setWindows(bytes, separators.segment)) {
    const segments: string[] = [];
    for (let at = 0; at < text.length;) {
      const found = text.indexOf(separators.segment, at);
      const end = found === -1 ? text.length : found;
      at = afterBlanks(text, at, end);
      if (at < end) {
        const raw = isWrapped ? text.slice(at, end).replace(/[\r\n]+/g, '') : text.slice(at, end);
        segments.push(isControl(raw, element) ? withoutControlNumber(raw, element) : raw);
      }
      at = end + 1;
    }
    let canonical = `${segments.join('\u001c')}\u001c`.replaceAll(element, '\u001d').replaceAll(component, '\u001f');
    if (repetition !== null) canonical = canonical.replaceAll(repetition, '\u001e');
    hash.update(canonical, 'latin1');
  }
  return hash.digest();
}

const isControl = (raw: string, element: string): boolean =>
  raw.charAt(2) === element && (raw.startsWith('ST') || raw.startsWith('SE'));

function withoutControlNumber(raw: string, element: string): string {
  const elements = raw.split(element);
  return elements.with(Math.min(2, elements.length - 1), '').join(element);
}
