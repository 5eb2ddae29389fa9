/** The frames FHIR R4 answers come in: Bundle and OperationOutcome. Resources are the connector's to describe. */
import type { FhirResource } from 'fhir/r4.d.ts';
import { z } from 'zod';

import type { VendorFault } from './source-fault.ts';
import type { SourceResponse } from './source-response.ts';

export type FhirResourceType = FhirResource['resourceType'];

const issue = z.object({
  severity: z.enum(['fatal', 'error', 'warning', 'information']).catch('error'),
  code: z.string().catch(''),
  details: z
    .object({ coding: z.array(z.object({ code: z.string().catch('') })).catch([]) })
    .optional()
    .catch(undefined),
  expression: z.array(z.string()).optional().catch(undefined),
});

export const operationOutcome = z.object({ resourceType: z.literal('OperationOutcome'), issue: z.array(issue) });

export const bundle = z.object({
  resourceType: z.literal('Bundle'),
  link: z.array(z.object({ relation: z.string(), url: z.string() })).default([]),
  entry: z
    .array(
      z.object({
        resource: z.looseObject({ resourceType: z.string() }).optional(),
        search: z.object({ mode: z.string().optional() }).optional(),
        response: z.object({ status: z.string(), outcome: z.unknown().optional() }).optional(),
      }),
    )
    .default([]),
});

export type FhirBundle = z.infer<typeof bundle>;

const passingCodes: ReadonlySet<string> = new Set(['throttled', 'lock-error', 'transient']);

/**
 * An OperationOutcome as a fault, or nothing if it reports no error. `diagnostics` and `details.text` are never kept:
 * servers quote patient data in them.
 */
export function readOutcome(body: unknown): VendorFault | undefined {
  const parsed = operationOutcome.safeParse(body);
  if (!parsed.success) return undefined;
  const errors = parsed.data.issue.filter(({ severity }) => severity === 'fatal' || severity === 'error');
  if (errors.length === 0) return undefined;
  return {
    vendorCode: errors[0]?.code || undefined,
    detail: errors
      .slice(0, 5)
      .map(({ code, details, expression }) =>
        [code, ...(details?.coding.map((coding) => coding.code) ?? []), ...(expression ?? [])].join(' '),
      )
      .join(' · '),
    passing: errors.some(({ code }) => passingCodes.has(code)),
  };
}

export const explainFhirError = (response: SourceResponse): VendorFault => readOutcome(response.json()) ?? {};
