import { createHash } from 'node:crypto';
import type { PartnerProfile } from '@supply-hub/partners';
import {
  acknowledge,
  buildTa1,
  contentHash,
  judgeGroup,
  judgeInterchange,
  readTa1,
  type Group,
  type Interchange,
  type SegmentInput,
  type SetJudgement,
  type Ta1,
  type X12Set,
} from '@supply-hub/x12';
import type { KnownPartner } from '../../partners/partner-book.ts';
import type { Envelope } from '../../store/message-row.ts';
import { storable } from '../../store/storable.ts';
import { businessNames } from './business-names.ts';
import { sentencesOf } from './fault-sentences.ts';
import { identify, type Identity } from './identify.ts';

/** A set as it is to be stored. */
export interface ReadSet {
  readonly type: string;
  readonly groupControl: string;
  readonly setControl: string;
  /** GS01. */
  readonly functionalId: string;
  readonly envelope: Envelope & { readonly ta1?: Ta1 };
  /** Its bytes in those of the interchange. */
  readonly start: number;
  readonly end: number;
  readonly documentNumber: string | null;
  readonly businessKey: string | null;
  readonly duplicateKey: Buffer;
  readonly contentHash: Buffer;
  readonly isTest: boolean;
  /** Why it is refused; null: it is taken. */
  readonly refusal: { readonly code: string; readonly reason: string; readonly remedy: string } | null;
}

/** What goes back to its sender (R45). */
export interface Acknowledging {
  readonly type: '997' | '999' | 'TA1';
  readonly segments: readonly SegmentInput[];
}

/** An interchange as it is to be stored: who it is from, what it holds, what goes back. */
export interface ReadInterchange {
  readonly identity: Identity;
  readonly control: string | null;
  readonly sets: readonly ReadSet[];
  readonly acknowledging: readonly Acknowledging[];
  /** Sender, receiver and ISA13; null where it has none, and of tests, which may come as often as anybody likes. */
  readonly duplicateKey: Buffer | null;
  /** Of what it says: the envelopes' dates aside. */
  readonly contentHash: Buffer;
}

/** Reads and judges an interchange. Never throws: whatever came can be stored. */
export function readInterchange(
  bytes: Uint8Array,
  interchange: Interchange,
  context: {
    readonly partners: ReadonlyMap<string, KnownPartner>;
    readonly via: string;
    /** Where what is stored of it begins. */
    readonly base: number;
  },
): ReadInterchange {
  const { header } = interchange;
  const own = bytes.subarray(interchange.start, interchange.end);
  const identity = identify(interchange, context);
  const base = { identity, control: header === null ? null : column(header.controlNumber) };
  if (header === null || identity.partner === null || identity.trouble !== null)
    return { ...base, sets: [], acknowledging: answered(interchange, identity, []), ...keysOf(interchange, own, []) };
  const { partner, isTest } = identity;
  const setContext: SetContext = {
    interchange,
    base: context.base,
    slug: partner.profile.partner,
    isTest,
    usage: partner.profile.x12.usage,
  };
  const judged = interchange.groups.map((group) => ({ group, judgement: judgeGroup(group) }));
  const sets = [
    ...interchange.ta1s.map((segment) => {
      const ta1 = readTa1(segment);
      const { offset } = segment.position;
      const text = JSON.stringify(ta1);
      return {
        type: 'TA1',
        groupControl: '',
        setControl: '',
        functionalId: 'TA1',
        envelope: { separators: header.separators, version: header.version, sentAt: header.sentAt, ta1 },
        start: offset - context.base,
        end: offset - context.base + segment.text.length,
        documentNumber: null,
        businessKey: null,
        duplicateKey: keyOf(['ta1', partner.profile.partner]),
        contentHash: keyOf([text]),
        isTest: isTest && partner.profile.x12.usage === 'P',
        refusal: null,
      };
    }),
    ...judged.flatMap(({ group, judgement }) =>
      group.sets.map((set, index) => readSet(set, group, judgement.sets[index], setContext)),
    ),
  ];
  const responses = judged.filter(({ group }) => group.header.functionalId !== 'FA').map(({ judgement }) => judgement);
  return {
    ...base,
    sets,
    acknowledging: answered(interchange, identity, responses),
    ...keysOf(interchange, own, sets),
  };
}

interface SetContext {
  readonly interchange: Interchange;
  readonly base: number;
  readonly slug: string;
  readonly isTest: boolean;
  readonly usage: PartnerProfile['x12']['usage'];
}

function readSet(
  set: X12Set,
  group: Group,
  judgement: SetJudgement | undefined,
  { interchange, base, slug, isTest, usage }: SetContext,
): ReadSet {
  const { functionalId } = group.header;
  const isAcknowledgement = functionalId === 'FA';
  const names = businessNames(set);
  const type = storable(set.type);
  const isRefused = judgement === undefined || judgement.result === 'R';
  return {
    type,
    groupControl: storable(group.header.controlNumber),
    setControl: storable(set.controlNumber),
    functionalId: storable(functionalId),
    envelope: {
      separators: set.separators,
      version: storable(group.header.version),
      sentAt: interchange.header?.sentAt ?? null,
    },
    start: set.start - base,
    end: set.end - base,
    documentNumber: names.number,
    businessKey: names.key,
    duplicateKey: keyOf(['document', slug, type, names.number ?? '']),
    contentHash: Buffer.from(contentHash(set)),
    // What answers a test of ours is no test to us.
    isTest: isTest && !(isAcknowledgement && usage === 'T'),
    refusal: isRefused
      ? {
          code: 'REFUSED_SET',
          reason: sentencesOf([...group.faults, ...set.faults]) || 'Its group is refused.',
          remedy: 'The sender was told in the acknowledgement: it corrects the document and sends it again.',
        }
      : null,
  };
}

/** R45: one for each functional group, none for acknowledgements; TA1 where ISA14 asks for one. */
function answered(
  interchange: Interchange,
  identity: Identity,
  judgements: readonly ReturnType<typeof judgeGroup>[],
): Acknowledging[] {
  const { header } = interchange;
  const { partner } = identity;
  // What names nobody we know, or came in another's name, is answered to nobody.
  if (header === null || partner === null || identity.trouble?.state === 'PARKED') return [];
  const ta1 = header.ackRequested
    ? [{ type: 'TA1' as const, segments: [buildTa1(judgeInterchange({ header, faults: interchange.faults }))] }]
    : [];
  const standard = partner.profile.x12.acknowledgeWith;
  if (standard === 'none') return ta1;
  return [...ta1, ...judgements.map((judgement) => ({ type: standard, segments: acknowledge(standard, judgement) }))];
}

/** R46: what makes two arrivals one interchange, and what tells whether they say the same. */
function keysOf(interchange: Interchange, own: Uint8Array, sets: readonly ReadSet[]) {
  const { header } = interchange;
  const hash = createHash('sha256');
  if (sets.length === 0) hash.update(own);
  for (const set of sets)
    hash.update(
      JSON.stringify([set.groupControl, set.type, set.setControl, set.refusal?.reason]) +
        set.contentHash.toString('hex'),
    );
  const isNamed = header !== null && header.usage !== 'T' && header.controlNumber !== '';
  return {
    duplicateKey: isNamed
      ? keyOf([
          'interchange',
          header.sender.qualifier,
          header.sender.id,
          header.receiver.qualifier,
          header.receiver.id,
          header.controlNumber,
        ])
      : null,
    contentHash: hash.digest(),
  };
}

const keyOf = (parts: readonly string[]): Buffer => createHash('sha256').update(JSON.stringify(parts)).digest();
const column = (value: string): string | null => (value === '' ? null : storable(value));
