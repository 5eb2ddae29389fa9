import { odataV2Error } from '@supply-hub/testkit';
import { delay, HttpResponse } from 'msw';

/** The ways in which a system can fail. */
export const failures = {
  'status 500': () => odataV2Error(500),
  'status 404': () => odataV2Error(404),
  'status 429 for an hour': () => odataV2Error(429, 'SY/530', { 'retry-after': '3600' }),
  silence: async () => {
    await delay('infinite');
    return HttpResponse.json({});
  },
  rubbish: () => HttpResponse.html('<html>maintenance</html>'),
  refusal: () => HttpResponse.error(),
} as const;
