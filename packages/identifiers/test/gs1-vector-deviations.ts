/**
 * The third-party vectors (../shared/samples/gs1-udi) whose stated expectation is not met, each with the
 * clause that says why. The test fails when a vector is missing here, and when one here is met after all.
 */
export const vectorDeviations: Readonly<Record<string, string>> = {
  'bwipp-ai-process-79':
    'Accepts "(401)12". A GINC begins with a GS1 Company Prefix of 4 to 12 digits (GS1 General Specifications 1.4.4, ' +
    '3.4 AI 401; linter gcppos1). Contradicted by vector ai-value-lint-4, which is met.',
  'bwipp-ai-process-126':
    'Accepts "(8010)12CDEF…". A CPID begins with a GS1 Company Prefix, whose first four characters are digits ' +
    '(GS1 General Specifications 3.9 AI 8010; linter gcppos1).',
  'digital-link-uri-22':
    'Accepts "/sscc/" for "/00/", with a switch of its source on. Alphabetic names for keys were withdrawn; a ' +
    'conformant URI has numeric AIs (GS1 Digital Link Standard: URI Syntax, 1.2 and later).',
  'digital-link-uri-58':
    'Accepts the unknown AI 89, with a check of its source switched off. Only AIs in GS1 General Specifications ' +
    'figure 3.2-1 exist; digital-link-uri-56 and -57, the same text with the check on, are met.',
  'raw-to-bracketed-and-hri-5':
    'Accepts the unknown AIs 88 and 89, for which its source was told to permit unknown ones (GS1 General ' +
    'Specifications figure 3.2-1).',
  'raw-to-bracketed-and-hri-6':
    'Accepts the unknown AIs 88 and 89 as Digital Link attributes (GS1 General Specifications figure 3.2-1).',
  'udi-strings-1':
    'AccessGUDID takes "(01)00208851107345" apart without looking at its check digit: 7 belongs where 5 stands ' +
    '(GS1 General Specifications 7.9.1; R8).',
};
