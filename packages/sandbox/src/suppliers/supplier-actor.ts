import { randomUUID } from 'node:crypto';
import { open, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '@supply-hub/clock';
import { travelsAlone } from './intent.ts';
import type { SupplierLedger } from './ledger/supplier-ledger.ts';
import type { Parcel, SupplierState } from './ledger/supplier-state.ts';
import type { PartCatalogue } from './answers/part-catalogue.ts';
import { makeFile } from './make-file.ts';
import type { AnsweringPace, Planned } from './plan-answers.ts';
import { readInboxFile } from './read-inbox.ts';
import type { Presence } from './supplier-presence.ts';
import type { SupplierSite } from './supplier-sites.ts';

export interface ActorOptions {
  readonly site: SupplierSite;
  readonly ledger: SupplierLedger;
  readonly clock: Clock;
  readonly catalogue: PartCatalogue;
  readonly seed: number;
  readonly controlBase: number;
}

/** Sets in one file of a supplier that sends them together. */
const mostTogether = 20;
const partial = /^\.|\.(tmp|part|filepart|new|lock)$/;

/**
 * One supplier at work: it takes what lies in its inbox and sends what is due. Each step is in the ledger before the
 * next, and files move by rename alone, so that a process killed anywhere goes on where it was: nothing is taken
 * twice, nothing is sent twice unless that is meant.
 */
export class SupplierActor {
  readonly #options: ActorOptions;
  readonly #state: SupplierState;

  constructor(options: ActorOptions) {
    this.#options = options;
    this.#state = options.ledger.of(options.site.supplier.partner);
  }

  /** Finishes what a crash left: files claimed and not read, files made and not handed over. */
  async recover(): Promise<void> {
    const { folders } = this.#options.site;
    const made = new Map(this.#state.parcels.map((parcel) => [String(parcel.parcel), parcel]));
    for (const name of await readdir(folders.staging)) {
      const parcel = made.get(name);
      // It was never in the ledger: nobody knows of it.
      if (parcel === undefined) await unlink(join(folders.staging, name));
      else if (parcel.sentAt === null) await this.#handOver(parcel);
    }
    for (const parcel of this.#state.parcels) if (parcel.sentAt === null) await this.#record(parcel);
  }

  /** One look into the inbox and one at the clock. */
  async work(pace: AnsweringPace, presence: Presence): Promise<void> {
    if (presence.state === 'away') return;
    await this.#receive(pace);
    if (presence.state === 'up') await this.#send(() => true);
    else if (presence.acknowledges) await this.#send(({ content }) => content.kind === 'acknowledgement');
  }

  async #receive(pace: AnsweringPace): Promise<void> {
    const { catalogue, clock, ledger, seed, site } = this.#options;
    const { folders, supplier } = site;
    for (const entry of await readdir(folders.inbox, { withFileTypes: true })) {
      const { name } = entry;
      if (!entry.isFile() || partial.test(name)) continue;
      await rename(join(folders.inbox, name), join(folders.claimed, `${randomUUID().slice(0, 8)}-${name}`)).catch(
        (error: NodeJS.ErrnoException) => {
          if (error.code !== 'ENOENT') throw error;
        },
      );
    }
    for (const claim of (await readdir(folders.claimed)).toSorted((a, b) => (a.slice(9) < b.slice(9) ? -1 : 1))) {
      if (!this.#state.hasClaim(claim)) {
        const text = await readFile(join(folders.claimed, claim), 'latin1');
        const options = { supplier, catalogue, seed, now: clock.now(), ...pace };
        await ledger.append(readInboxFile(text, { file: claim.slice(9), claim }, this.#state, options));
      }
      await rename(join(folders.claimed, claim), join(folders.taken, claim));
    }
  }

  async #send(isSaid: (plan: Planned) => boolean): Promise<void> {
    const { clock, controlBase, ledger, seed, site } = this.#options;
    const now = clock.now();
    for (const plans of this.#together((await this.#due(now.toString())).filter(isSaid))) {
      const made = makeFile(plans, { supplier: site.supplier, state: this.#state, seed, now, controlBase });
      const file = await open(join(site.folders.staging, String(made.parcel)), 'w', 0o600);
      try {
        await file.writeFile(made.text, 'latin1');
        await file.datasync();
      } finally {
        await file.close();
      }
      await ledger.append(made);
      const parcel = this.#state.parcels[made.parcel - 1];
      if (parcel === undefined) continue;
      await this.#handOver(parcel);
      await this.#record(parcel);
    }
  }

  async #handOver({ parcel, file }: Parcel): Promise<void> {
    const { folders } = this.#options.site;
    await rename(join(folders.staging, String(parcel)), join(folders.outbox, file));
  }

  async #record({ parcel }: Parcel): Promise<void> {
    const { clock, ledger, site } = this.#options;
    await ledger.append({ event: 'sent', partner: site.supplier.partner, at: clock.now().toString(), parcel });
  }

  /** What is to be sent by now, oldest first. What follows another document waits until that is sent. */
  async #due(now: string): Promise<Planned[]> {
    const due: Planned[] = [];
    let inOutbox: Set<string> | undefined;
    const nowMs = Date.parse(now);
    for (const plan of this.#state.open) {
      if (Date.parse(plan.dueAt) > nowMs) continue;
      const first = this.#firstOf(plan);
      if (first !== undefined) {
        const parcel = this.#state.parcelOf(first);
        if (parcel === undefined || parcel.sentAt === null) continue;
        if (plan.intent.intended === 'duplicate' && plan.intent.how === 'same-name') {
          inOutbox ??= new Set(await readdir(this.#options.site.folders.outbox));
          // A file over one that nobody took yet would be one file.
          if (inOutbox.has(parcel.file)) continue;
        }
      }
      due.push(plan);
    }
    return due.toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
  }

  /** The plan that has to be carried out before this one. */
  #firstOf({ id, intent, content }: Planned): string | undefined {
    if (content.kind === 'document' && content.says !== undefined) {
      const first = `${content.order}/855`;
      return this.#state.plans.has(first) ? first : undefined;
    }
    if (intent.intended === 'duplicate' || intent.intended === 'corrected') return intent.of;
    if (intent.intended !== 'malformed' || intent.how !== 'number-used-before') return undefined;
    return id.replace(/\+other$/, '');
  }

  /** Files to make: one a document, or several of a type in one where the supplier sends them so. */
  #together(due: readonly Planned[]): [Planned, ...Planned[]][] {
    const { dialect } = this.#options.site.supplier;
    const files: [Planned, ...Planned[]][] = [];
    const open = new Map<string, [Planned, ...Planned[]]>();
    for (const plan of due) {
      const type = plan.content.kind === 'document' ? plan.content.type : undefined;
      const last = type === undefined ? undefined : open.get(type);
      const isAlone = !dialect.isBatching || type === undefined || travelsAlone(plan.intent);
      if (!isAlone && last !== undefined && last.length < mostTogether) {
        last.push(plan);
        continue;
      }
      const file: [Planned, ...Planned[]] = [plan];
      files.push(file);
      if (!isAlone && type !== undefined) open.set(type, file);
    }
    return files;
  }
}
