import { decodePlainText, readText, readValue, type Sent, type TextRules } from './raw-value.ts';

/** One repetition of a field, its components and sub-components cut when asked for. */
export class Hl7Repetition {
  /** As it stands in the message, escapes included. */
  readonly raw: string;
  readonly #rules: TextRules;

  /** @internal */
  constructor(raw: string, rules: TextRules) {
    this.raw = raw;
    this.#rules = rules;
  }

  /** `""`: the sender asks to delete what the receiver has. */
  get isNull(): boolean {
    return this.raw === '""';
  }

  /** One value, decoded. Positions count from 1. */
  value(component = 1, subcomponent = 1): Sent<string> {
    return readValue(this.raw, component, subcomponent, this.#rules);
  }

  /** The repetition, or one component of it, as one text: separators inside are taken for what somebody typed. */
  text(component?: number): Sent<string> {
    return readText(this.raw, component, this.#rules);
  }

  /** As `text`, with formatting instructions carried out. */
  plainText(): Sent<string> {
    return decodePlainText(this.raw, this.#rules);
  }
}
