/** A refusal, as an OperationOutcome says it. `code` is one of FHIR's issue types. */
export class FhirRefusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, diagnostics: string) {
    super(diagnostics);
    this.name = 'FhirRefusal';
    this.status = status;
    this.code = code;
  }
}

export const operationOutcome = (code: string, diagnostics: string): Record<string, unknown> => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code, diagnostics }],
});
