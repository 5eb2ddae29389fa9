import fc from 'fast-check';

// Each mutant is looked for with a few examples, and the first that shows it is enough: no smaller one is sought.
fc.configureGlobal({ numRuns: 15, endOnFailure: true, seed: 20260309 });
