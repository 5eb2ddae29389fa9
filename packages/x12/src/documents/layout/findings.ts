import type { Segment } from '../../text/segment.ts';
import type { BeyondGuide, DocumentFault } from '../document-fault.ts';
import { emptyList } from './layout.ts';

/** What came to light while a document was read. */
export class Findings {
  #faults: DocumentFault[] | undefined;
  #beyond: BeyondGuide[] | undefined;
  #hasError = false;

  get faults(): readonly DocumentFault[] {
    return this.#faults ?? emptyList;
  }

  get beyond(): readonly BeyondGuide[] {
    return this.#beyond ?? emptyList;
  }

  get hasError(): boolean {
    return this.#hasError;
  }

  /** A fault of an element. */
  element(
    at: Segment,
    element: number,
    code: string,
    sentence: string,
    severity: DocumentFault['severity'] = 'error',
    component: number | null = null,
  ): void {
    this.#add({ position: at.position, segment: at.id, element, component, code, severity, sentence });
  }

  /** A fault of a whole segment. `id` when it is missing: then `at` is the one after which it was missed. */
  segment(
    at: Segment,
    code: string,
    sentence: string,
    severity: DocumentFault['severity'] = 'error',
    id = at.id,
  ): void {
    this.#add({ position: at.position, segment: id, element: null, component: null, code, severity, sentence });
  }

  beyondGuide(at: Segment, where: string, elements: readonly number[]): void {
    (this.#beyond ??= []).push({ position: at.position, text: at.text, elements, where });
  }

  #add(fault: DocumentFault): void {
    if (fault.severity === 'error') this.#hasError = true;
    (this.#faults ??= []).push(fault);
  }
}
