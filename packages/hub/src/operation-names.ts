import { readFileSync } from 'node:fs';
import type { Environment } from '@supply-hub/config';
import { namesOfOperations } from '@supply-hub/gateway';

const own = new URL('../../../operations.json', import.meta.url);

/**
 * What registered operations are called where they are counted, by the SHA-256 of their text; all others are `other`,
 * so that nobody who asks makes a series. A manifest that cannot be read names none: production says so by itself.
 */
export function operationNames({ operationFiles }: Pick<Environment, 'operationFiles'>): ReadonlyMap<string, string> {
  return namesOfOperations([own, ...operationFiles].flatMap(textOf));
}

function textOf(file: string | URL): string[] {
  try {
    return [readFileSync(file, 'utf8')];
  } catch {
    return [];
  }
}
