import { randomUUID } from 'node:crypto';
import { FhirRefusal } from './fhir-refusal.ts';
import type { Continuation } from './search.ts';

const keptAtMost = 500;

/** Addresses of further pages. They mean nothing to the client and expire: by number, and with the process. */
export class PageTokens {
  readonly #pages = new Map<string, Continuation>();

  keep(page: Continuation): string {
    const token = randomUUID();
    this.#pages.set(token, page);
    const [oldest] = this.#pages.keys();
    if (this.#pages.size > keptAtMost && oldest !== undefined) this.#pages.delete(oldest);
    return token;
  }

  /** @throws FhirRefusal 410 when the page has expired */
  find(token: string): Continuation {
    const page = this.#pages.get(token);
    if (page === undefined) throw new FhirRefusal(410, 'not-found', 'This page of results has expired.');
    return page;
  }
}
