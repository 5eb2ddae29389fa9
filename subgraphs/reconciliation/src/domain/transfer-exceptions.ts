import { findings, type Findings } from './supply-exception.ts';

/** A quantity of stock that is to be moved. */
export interface TransferFacts {
  readonly id: string;
  readonly reference: string;
  readonly state: 'REQUESTED' | 'IN_TRANSIT' | 'RECEIVED' | 'REFUSED' | 'CANCELLED';
  readonly itemId: string;
  readonly quantity: string;
  readonly unit: string;
  readonly toFacilityId: string;
  /** What its system refused, in a sentence; null: nothing that is still to be put right. */
  readonly refusal: string | null;
}

/**
 * A transfer that its system will not post: one exception, until it is posted after all, or another transfer of the item to
 * the same place has left.
 */
export function ofTransfer(transfer: TransferFacts): Findings {
  const { id, reference, state, itemId, quantity, unit, toFacilityId: facilityId, refusal } = transfer;
  const what = `Transfer ${reference} of ${quantity} ${unit}`;
  const isOver = state === 'RECEIVED' || state === 'CANCELLED';
  return findings(
    id,
    refusal === null || isOver
      ? []
      : [
          state === 'IN_TRANSIT'
            ? {
                kind: 'TRANSFER_REFUSED',
                sentence: `${what} is on its way, and what was to be posted of it was refused: ${refusal}`,
                remedy: 'Put right what it says, then receive it or call it off again.',
                facilityId,
                itemId,
              }
            : {
                kind: 'TRANSFER_REFUSED',
                sentence: `${what} does not leave: ${refusal}`,
                remedy: 'Put right what it says and move it again, or have it from elsewhere.',
                facilityId,
                itemId,
              },
        ],
  );
}
