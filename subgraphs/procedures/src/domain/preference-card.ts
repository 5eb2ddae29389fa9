/** One line of a card: an item as some system names it, and how much of it. */
export interface CardLine {
  /** The configured system whose key it is. */
  readonly system: string;
  readonly key: string;
  /** Expected use and what is held in case (R31): exact decimals in `unit`. */
  readonly open: string;
  readonly hold: string;
  readonly unit: string;
}

/** What all lines of one card say alike. */
export interface CardHeader {
  /** The number people know it by; the schedule may name it (AIG-3). */
  readonly number: string;
  readonly procedureCode: string;
  /** Null: for any surgeon. */
  readonly surgeonId: string | null;
  readonly facilityId: string;
  /** The first and the last day it holds, ISO 8601; null: it has no end. */
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** What is wrong with a file, and where. */
export interface CardFault {
  readonly line: number;
  readonly sentence: string;
}

/**
 * What makes lines one card: its number, its facility and the day it begins to hold. So a number may come again for
 * another facility, or with a later span of days as the card's next edition.
 */
export function cardKey({ number, facilityId, validFrom }: CardHeader): readonly string[] {
  return [number, facilityId, validFrom];
}

/**
 * Watches that a file's lines do not contradict each other: all lines of a card say the same of procedure, surgeon and
 * last day, and two editions of one number do not hold on the same day. Cards of different numbers may well hold for
 * the same procedure, surgeon and day: then the one that began last is taken, and of those the lowest number.
 *
 * Keeps one header a card, whatever the number of lines.
 */
export class CardConsistency {
  readonly #cards = new Map<string, { readonly header: CardHeader; readonly line: number }>();

  /** How many cards were seen. */
  get size(): number {
    return this.#cards.size;
  }

  /** @returns what the line contradicts; null when nothing */
  see(header: CardHeader, line: number): string | null {
    const key = JSON.stringify(cardKey(header));
    const known = this.#cards.get(key);
    if (known === undefined) {
      this.#cards.set(key, { header, line });
      return null;
    }
    const differs = (['procedureCode', 'surgeonId', 'validTo'] as const).find(
      (field) => known.header[field] !== header[field],
    );
    return differs === undefined
      ? null
      : `${columnOf[differs]} is not what line ${known.line} says of the same card: all lines of a card must agree.`;
  }

  /** Editions that hold on the same day, after the last line. */
  overlaps(): CardFault[] {
    const editions = Map.groupBy(this.#cards.values(), ({ header }) =>
      JSON.stringify([header.number, header.facilityId]),
    );
    return [...editions.values()].flatMap((all) => {
      const inOrder = all.toSorted((a, b) => (a.header.validFrom < b.header.validFrom ? -1 : 1));
      return inOrder.flatMap((each, index): CardFault[] => {
        const before = inOrder[index - 1];
        if (before === undefined) return [];
        const { validTo } = before.header;
        if (validTo !== null && validTo < each.header.validFrom) return [];
        const sentence = `The card is valid from ${each.header.validFrom}, but the edition at line ${before.line} holds ${
          validTo === null ? 'without an end' : `until ${validTo}`
        }: end that one the day before.`;
        return [{ line: each.line, sentence }];
      });
    });
  }
}

const columnOf = { procedureCode: 'procedure_code', surgeonId: 'surgeon_id', validTo: 'valid_to' } as const;
