/** A refusal, in the words of the ERP. `code` is message class and number: what integrations map on. */
export class ODataError extends Error {
  readonly status: number;
  readonly code: string;
  readonly target: string | undefined;

  constructor(status: number, code: string, message: string, options: { target?: string } = {}) {
    super(message);
    this.name = 'ODataError';
    this.status = status;
    this.code = code;
    this.target = options.target;
  }
}

interface ErrorContext {
  service: string;
  transactionId: string;
  at: Temporal.Instant;
}

export function errorBodyV2(error: ODataError, context: ErrorContext): string {
  const detail = {
    code: error.code,
    message: error.message,
    propertyref: '',
    severity: 'error',
    target: error.target ?? '',
  };
  return JSON.stringify({
    error: {
      code: error.code,
      message: { lang: 'en', value: error.message },
      innererror: {
        application: {
          component_id: 'MM-PUR',
          service_namespace: '/SAP/',
          service_id: context.service,
          service_version: '0001',
        },
        transactionid: context.transactionId,
        timestamp: `${context.at.toString({ smallestUnit: 'second' }).replaceAll(/[-:TZ]/g, '')}.0000000`,
        Error_Resolution: {
          SAP_Transaction: 'Run transaction /IWFND/ERROR_LOG and look for entries with the timestamp above.',
        },
        errordetails: [detail],
      },
    },
  });
}

export function errorBodyV4(error: ODataError): string {
  return JSON.stringify({
    error: {
      code: error.code,
      message: error.message,
      ...(error.target === undefined ? {} : { target: error.target }),
      details: [
        {
          code: error.code,
          message: error.message,
          ...(error.target === undefined ? {} : { target: error.target }),
          '@Common.numericSeverity': 4,
        },
      ],
    },
  });
}
