/** What happened to a thing, told by whoever kept it. */
export interface Moment {
  /** An instant. */
  readonly at: string;
  /** The hub id of the thing. */
  readonly thing: string;
  readonly kind: MomentKind;
  /** A message's state, an event's type, an audit entry's action, a replay's outcome. */
  readonly what: string;
  /** Who did it, or what it followed from; null: nobody who was noted. */
  readonly who: string | null;
  readonly note: string | null;
}

export const momentKinds = ['MESSAGE', 'EVENT', 'CHANGE', 'REPLAY'] as const;
export type MomentKind = (typeof momentKinds)[number];

const ofMessages: Readonly<Record<string, string>> = {
  RECEIVED: 'Received and stored.',
  ROUTED: 'On its way through the part of the hub that takes it.',
  APPLIED: 'Applied.',
  PARKED: 'Parked.',
  DUPLICATE: 'Found to have come before.',
  REJECTED: 'Rejected.',
  TEST: 'A test: reported, and not applied.',
  QUEUED: 'Queued to be sent.',
  SENT: 'Sent.',
  ACKNOWLEDGED: 'Acknowledged as readable.',
  OVERDUE: 'Its answer is overdue.',
  HELD: 'Held.',
};

const ofReplays: Readonly<Record<string, string>> = {
  UNCHANGED: 'Replayed: nothing changed.',
  CHANGED: 'Replayed: it changed something.',
  REFUSED: 'Replayed, and refused.',
  SKIPPED: 'Left out of a replay.',
  FAILED: 'Its replay failed.',
};

/** What happened, in a sentence for a person. */
export function sentenceOf({ kind, what, note }: Moment): string {
  const said =
    kind === 'MESSAGE'
      ? (ofMessages[what] ?? what)
      : kind === 'REPLAY'
        ? (ofReplays[what] ?? what)
        : `${inWords(what)}.`;
  return note === null ? said : `${said} ${note}`;
}

/** `orders.purchase-order-changed` → `Purchase order changed`. */
function inWords(name: string): string {
  const words = (name.split('.').at(-1) ?? name).replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
