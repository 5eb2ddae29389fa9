import type { PartnerProfile } from '@supply-hub/partners';
import type { Db, Tx } from '@supply-hub/postgres';
import {
  arrivalsOf,
  factDocuments,
  lastDecisions,
  partKey,
  profilesOf,
  saidOfParts,
  type FactDocument,
  type KeptDecision,
} from '../../db/queries/order-facts.ts';
import type { HeldOrder } from '../../db/queries/known-orders.ts';
import { toldChanges } from '../../db/queries/orders-told.ts';
import { plainTerms, type AnswerTerms, type OrderFacts } from '../../domain/order-life/order-life.ts';
import type { SupplierDocument } from '../../domain/supplier-document.ts';

/** An order's facts, with the partner's profile that its documents are read by; null: it has no trading partner. */
export interface FactsOfOrder {
  readonly facts: OrderFacts;
  readonly profile: PartnerProfile | null;
  /** The same decisions, with who made them. */
  readonly decisions: readonly KeptDecision[];
}

/** All that the lives of some orders are folded from, in the order asked; as many statements for one as for many. */
export async function factsOf(db: Db | Tx, orders: readonly HeldOrder[]): Promise<FactsOfOrder[]> {
  const ids = orders.map(({ id }) => id);
  const [documents, decisions, changes, profiles] = await Promise.all([
    factDocuments(db, ids),
    lastDecisions(db, ids),
    toldChanges(db, ids),
    profilesOf(
      db,
      orders.map(({ order }) => order.supplierId),
    ),
  ]);
  const [said, arrivals] = await Promise.all([
    saidOfParts(db, [...documents.values()].flat().flatMap(partsIn)),
    // Only who sends documents can announce that another part comes.
    arrivalsOf(db, [...documents.keys()]),
  ]);
  return orders.map(({ id, order }) => {
    const of = documents.get(id) ?? [];
    const candidates = profiles.get(order.supplierId) ?? [];
    const partners = new Set(of.map(({ partner }) => partner));
    const profile = candidates.find(({ partner }) => partners.has(partner)) ?? candidates[0] ?? null;
    return {
      profile,
      decisions: decisions.get(id) ?? [],
      facts: {
        id,
        order,
        answers: of.flatMap(({ document, ...fact }) =>
          document.kind === 'ACKNOWLEDGEMENT' || document.kind === 'CHANGE_ANSWER' ? [{ ...fact, document }] : [],
        ),
        shipNotices: of.flatMap(({ document, ...fact }) =>
          document.kind === 'SHIP_NOTICE' ? [{ ...fact, document }] : [],
        ),
        changes: changes.get(id) ?? [],
        decisions: decisions.get(id) ?? [],
        arrivals: arrivals.get(id) ?? [],
        terms: profile === null ? plainTerms : termsOf(profile),
        itemsByPart: new Map(
          of.flatMap(partsIn).flatMap(({ partner, number }): [string, string][] => {
            const item = said.get(partKey(partner, number));
            return item === undefined ? [] : [[number, item]];
          }),
        ),
      },
    };
  });
}

/** How a partner's answers are read, of its profile. */
export function termsOf({ tolerances, answers }: Pick<PartnerProfile, 'tolerances' | 'answers'>): AnswerTerms {
  return {
    // A profile that says an amount alone means it alone: a percentage of nothing would allow nothing.
    pricePercent:
      tolerances.pricePercent === '0' && tolerances.priceAmount !== undefined ? null : tolerances.pricePercent,
    priceAmount: tolerances.priceAmount ?? null,
    besideBackorder: answers.besideBackorder === 'accepted' ? 'ACCEPTED' : 'UNSAID',
    partialCounts: answers.partialCounts === 'shipped' ? 'SHIPPED' : 'BACKORDERED',
  };
}

function partsIn({ partner, document }: FactDocument): { partner: string; number: string }[] {
  return document.kind === 'INVOICE' || partner === null
    ? []
    : numbersIn(document).map((number) => ({ partner, number }));
}

function numbersIn(document: SupplierDocument): string[] {
  const parts = document.lines.flatMap((line) => [
    ...line.parts,
    ...('answers' in line ? line.answers.flatMap((answer) => answer.parts) : []),
  ]);
  return [...new Set(parts.map(({ number }) => number))];
}
