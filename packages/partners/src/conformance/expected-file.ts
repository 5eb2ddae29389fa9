import type { Interchange } from '@supply-hub/x12';
import { z } from 'zod';
import type { ConformanceFault, DocumentReport } from './conformance-report.ts';

/** `<name>.expected.json`: what whoever gave a golden file says is in it. What is absent is not compared. */
export const $Expected = z.strictObject({
  /** The file must be refused: it shows what must not get through. */
  isRefused: z.boolean().optional(),
  interchangeCount: z.int().nonnegative().optional(),
  documentCount: z.int().nonnegative().optional(),
  /** In the order of the file. */
  documents: z
    .array(
      z.strictObject({
        type: z.string().optional(),
        /** Its business number: of the order, shipment, invoice … */
        number: z.string().nullable().optional(),
        lineCount: z.int().nonnegative().optional(),
        /** ST02. */
        controlNumber: z.string().optional(),
      }),
    )
    .optional(),
});

/** Where a file is not what it was said to be, in sentences; empty when it is. */
export function differencesFrom(
  expected: unknown,
  documents: readonly DocumentReport[],
  interchanges: readonly Interchange[],
  faults: readonly ConformanceFault[],
): string[] {
  const parsed = $Expected.safeParse(expected);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return [
      `The .expected.json cannot be read${issue === undefined ? '' : `: ${issue.path.join('.')} ${issue.message}`}.`,
    ];
  }
  const { isRefused, interchangeCount, documentCount, documents: said } = parsed.data;
  const found: string[] = [];
  const compare = (what: string, is: string | number | null, should: string | number | null | undefined) => {
    if (should !== undefined && is !== should)
      found.push(`${what} should be ${should ?? 'none'}, and is ${is ?? 'none'}.`);
  };
  if (isRefused === true && faults.length === 0) found.push('It should be refused, and has no fault.');
  compare('The number of interchanges', interchanges.length, interchangeCount);
  compare('The number of documents', documents.length, documentCount ?? said?.length);
  for (const [index, one] of (said ?? []).entries()) {
    const is = documents[index];
    if (is === undefined) continue;
    const name = `Document ${index + 1}`;
    compare(`${name}: its type`, is.type, one.type);
    compare(`${name}: its number`, is.number, one.number);
    compare(`${name}: its number of lines`, is.lineCount, one.lineCount);
    compare(`${name}: its control number`, is.controls[2], one.controlNumber);
  }
  return found;
}
