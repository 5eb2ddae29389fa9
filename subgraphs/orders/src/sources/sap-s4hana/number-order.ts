const collator = new Intl.Collator('en', { numeric: true });

/** Lines by their numbers: 20 before 100. Expanded lines come in no promised order, and a copy must not change by it. */
export const byNumber = (a: { readonly number: string }, b: { readonly number: string }): number =>
  collator.compare(a.number, b.number);
