import type { SourceResponse } from './source-response.ts';
import type { VendorFault } from './source-fault.ts';
import { z } from 'zod';

/**
 * SAP message codes for "somebody is editing this document": they pass by themselves, so the hub asks again. A
 * message class alone does not tell (`ME/083` is "Enter Plant"), so codes are listed whole.
 */
const lockCodes: ReadonlySet<string> = new Set([
  'ME/006', // purchasing document is being processed by a user
  '06/001', // a record of a purchasing document is blocked by another user
  'M3/023', // material is being processed by a user
  'M3/024', // valuation data of the material is locked by a user
  'M3/682', // the material is being maintained
  'M3/897', // plant data of the material is locked by a user
]);

const detail = z.object({
  code: z.string().catch(''),
  message: z.string().catch(''),
  severity: z.string().optional().catch(undefined),
});
const details = z.array(detail).optional().catch(undefined);
const errorBody = z.object({
  error: z.object({
    code: z.string().catch(''),
    // V2 wraps the text with its language, V4 does not.
    message: z.union([z.string(), z.object({ value: z.string() }).transform(({ value }) => value)]).catch(''),
    innererror: z
      .object({ errordetails: details, transactionid: z.string().optional().catch(undefined) })
      .optional()
      .catch(undefined),
    details,
  }),
});

/** Reads an OData V2 or V4 error: its code to map on, its words for the log. */
export function readODataError(body: unknown): VendorFault {
  const parsed = errorBody.safeParse(body);
  if (!parsed.success) return {};
  const { error } = parsed.data;
  const inner = [...(error.innererror?.errordetails ?? []), ...(error.details ?? [])];
  const errors = inner.filter(({ code, severity }) => code !== '' && (severity === undefined || severity === 'error'));
  // The frame's own code says only that the application raised something; the application's is in the details.
  const isFrameCode = error.code === '' || error.code.startsWith('/IWBEP/');
  const code = (isFrameCode ? errors.find(({ code }) => !code.startsWith('/IWBEP/'))?.code : undefined) ?? error.code;
  const transaction = error.innererror?.transactionid;
  return {
    vendorCode: code || undefined,
    detail: [
      error.message,
      ...errors.map(({ code, message }) => `${code} ${message}`),
      transaction && `transaction ${transaction}`,
    ]
      .filter(Boolean)
      .slice(0, 8)
      .join(' · '),
    passing: [code, ...errors.map(({ code }) => code)].some((each) => lockCodes.has(each)),
  };
}

/** The same from a whole response; an XML error, which some gateways send whatever was accepted, gives its code. */
export function explainODataError(response: SourceResponse): VendorFault {
  const text = response.text();
  if (/^\s*</.test(text)) {
    const code = /<code>([^<]{1,100})<\/code>/.exec(text)?.[1];
    return { vendorCode: code, passing: code !== undefined && lockCodes.has(code) };
  }
  return readODataError(response.json());
}

/** What a source said beside a success. `text` is vendor text, for the log alone. */
export interface SourceMessage {
  readonly code: string;
  readonly severity: 'success' | 'info' | 'warning' | 'error';
  readonly text: string;
}

const severities = z.enum(['success', 'info', 'warning', 'error']).catch('info');
const sapMessage = z.object({ code: z.string(), message: z.string().catch(''), severity: severities });
const sapMessageHeader = sapMessage.extend({ details: z.array(sapMessage).catch([]) });
const sapMessagesProperty = z.object({
  SAP__Messages: z.array(
    z.object({ code: z.string(), message: z.string().catch(''), numericSeverity: z.string().catch('2') }),
  ),
});
const bySeverityNumber: Record<string, SourceMessage['severity']> = {
  '1': 'success',
  '2': 'info',
  '3': 'warning',
  '4': 'error',
};

/** Messages on a success: the `sap-message` header (V2), or the `SAP__Messages` property (V4). */
export function readSapMessages(header: string | undefined, body: unknown): SourceMessage[] {
  const messages: SourceMessage[] = [];
  if (header !== undefined) {
    try {
      const { details, ...first } = sapMessageHeader.parse(JSON.parse(header));
      for (const { code, severity, message } of [first, ...details]) messages.push({ code, severity, text: message });
    } catch {
      // A message nobody can read is no reason to fail a write that succeeded.
    }
  }
  const property = sapMessagesProperty.safeParse(body);
  for (const { code, message, numericSeverity } of property.success ? property.data.SAP__Messages : [])
    messages.push({ code, severity: bySeverityNumber[numericSeverity] ?? 'info', text: message });
  return messages;
}
