import type { Command, WhenStuck } from '@supply-hub/commands';
import { noteTroubles } from '../troubles/note-troubles.ts';
import { policyAt } from '../policies/policy-book.ts';

/** One trouble a system, whatever it fails at: who looks there looks at all of it. */
export function whenStuck(system: { readonly id: string; readonly name: string }): WhenStuck {
  return {
    async patienceMs(tx, { facilityIds, supplierIds: [supplierId = null] }, at) {
      const policy = await policyAt(tx, only(facilityIds), at, { supplierId });
      return policy.stuckAfterMinutes * 60_000;
    },
    async tell(tx, stuck, at) {
      const [first, ...others] = stuck;
      await noteTroubles(
        tx,
        `stuck:${system.id}`,
        first === undefined
          ? []
          : [
              {
                kind: 'COMMAND_STUCK',
                sentence: `${system.name} fails again and again at ${deedOf(first)}${others.length === 0 ? '' : `, and at ${others.length} more`}: ${first.said ?? 'it does not say why.'}`,
                remedy:
                  'Have what stands in the way put right there: it is tried again by itself, and everything else goes on. Or take it back (withdrawCommand), and look there whether it was done.',
                orderLineIds: stuck.flatMap(({ about }) => about.filter((id) => id.startsWith('orderline_'))),
                facilityId: only([...new Set(stuck.flatMap(({ facilityIds }) => facilityIds ?? []))]),
              },
            ],
        at,
      );
    },
  };
}

const only = (ids: readonly string[] | null): string | null => (ids?.length === 1 ? (ids[0] ?? null) : null);

/** What it is asked, in the trade's words. */
const deedOf = ({ kind }: Command): string => deeds.get(kind) ?? kind.toLowerCase().replaceAll('_', ' ');

const deeds: ReadonlyMap<string, string> = new Map([
  ['CREATE_REQUISITION', 'making a requisition'],
  ['WITHDRAW_REQUISITION', 'withdrawing a line of a requisition'],
  ['ADJUST_REQUISITION', 'changing a line of a requisition'],
  ['CHANGE_ORDER', 'changing a line of an order'],
  ['CANCEL_ORDER_LINE', 'cancelling a line of an order'],
]);
