import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import * as documents from '../src/generated/documents.ts';
import { textOf } from '../src/typed-document.ts';

const $Manifest = z.object({ operations: z.array(z.object({ id: z.string(), name: z.string() })) });

test('a hub in production knows each document by the text that is sent', () => {
  const file = readFileSync(new URL('../../../operations.json', import.meta.url), 'utf8');
  const registered = new Map($Manifest.parse(JSON.parse(file)).operations.map(({ id, name }) => [id, name]));
  const names = Object.entries(documents).flatMap(([name, document]) =>
    document instanceof documents.TypedDocumentString
      ? [[name, registered.get(createHash('sha256').update(textOf(document)).digest('hex'))]]
      : [],
  );
  expect(names.length).toBeGreaterThan(3);
  for (const [name, operation] of names) expect(name).toBe(`${operation}Document`);
});
