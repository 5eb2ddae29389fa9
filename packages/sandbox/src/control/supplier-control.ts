import { z } from 'zod';
import type { BuyingLife } from '../erp/buying/buying-life.ts';
import { ledgerView, type SupplierLedgerView } from '../suppliers/ledger/ledger-view.ts';
import type { SupplierLedger } from '../suppliers/ledger/supplier-ledger.ts';
import type { Clock } from '@supply-hub/clock';
import { ratesFrom, ratesInput } from '../suppliers/answers/answer-rates.ts';
import type { PartCatalogue } from '../suppliers/answers/part-catalogue.ts';
import type { SupplierDesk } from '../suppliers/supplier-desk.ts';
import { presenceSchema, type Presence } from '../suppliers/supplier-presence.ts';
import type { SupplierSite, SupplierSites } from '../suppliers/supplier-sites.ts';
import { ChangeRefused } from './changes/change.ts';
import { SupplierMouth } from './supplier-mouth.ts';

export interface SupplierControlOptions {
  readonly sites: SupplierSites;
  readonly buying: BuyingLife;
  readonly desk: SupplierDesk;
  readonly ledger: SupplierLedger;
  readonly clock: Clock;
  readonly catalogue: PartCatalogue;
  /** Called after something was set, to remember it. */
  readonly onSet: () => Promise<void>;
}

const ordersInput = z.strictObject({
  count: z.int().min(1).max(10_000).default(1),
  seed: z.int().min(0).optional(),
  /** Partners to order from. */
  partners: z.array(z.string()).min(1).optional(),
});
const paceInput = z.strictObject({
  ordersPerHour: z.union([z.literal('usual'), z.number().min(0).max(100_000)]).optional(),
  hurry: z.number().min(0.01).max(100_000).optional(),
  faults: z.number().min(0).max(5).optional(),
  rates: ratesInput.optional(),
});
const serverInput = z.strictObject({ state: z.enum(['up', 'away', 'cut']) });

/** The part of the control interface below `/suppliers`, and the buyers' orders. */
export class SupplierControl {
  readonly #options: SupplierControlOptions;
  readonly #mouth: SupplierMouth;

  constructor(options: SupplierControlOptions) {
    this.#options = options;
    this.#mouth = new SupplierMouth(options);
  }

  /** @returns undefined when nothing answers this */
  async answer(route: string, query: URLSearchParams, body: unknown): Promise<unknown> {
    switch (route) {
      case 'POST erp/orders':
        return this.#order(ordersInput.parse(body ?? {}));
      case 'GET suppliers':
        return { sftp: this.#server(), suppliers: this.#suppliers() };
      case 'PUT suppliers/sftp':
        return this.#setServer(serverInput.parse(body).state);
      case 'GET suppliers/pace':
        return this.#pace();
      case 'PUT suppliers/pace':
        return this.#setPace(paceInput.parse(body));
      case 'GET suppliers/ledger':
        return { suppliers: this.#ledgers(query.get('partner')) };
      case 'GET suppliers/counts':
        return { suppliers: this.#ledgers(null).map(({ partner, counts }) => ({ partner, counts })) };
      default:
        return this.#ofPartner(route, body);
    }
  }

  async #ofPartner(route: string, body: unknown): Promise<unknown> {
    const [, method = '', partner = '', rest = ''] = /^([A-Z]+) suppliers\/([a-z0-9-]+)\/?(.*)$/.exec(route) ?? [];
    const site = this.#options.sites.sites.find(({ supplier }) => supplier.partner === partner);
    if (site === undefined) return undefined;
    if (rest === '' && method === 'GET') return this.#about(site);
    if (rest === '' && method === 'PUT') return this.#setPresence(site, presenceSchema.parse(body));
    const [, parcel] = /^files\/(\d+)$/.exec(rest) ?? [];
    if (method !== 'GET' || parcel === undefined) return this.#mouth.answer(`${method} ${rest}`, site.supplier, body);
    const made = this.#options.ledger.of(partner).parcels[Number(parcel) - 1];
    return made === undefined ? undefined : { file: made.file, sentAt: made.sentAt, text: made.text };
  }

  async #setPresence(site: SupplierSite, presence: Presence): Promise<unknown> {
    const { desk, onSet, sites } = this.#options;
    desk.setPresence(site.supplier.partner, presence);
    sites.server.shut(site.supplier.partner, presence.state === 'away');
    await onSet();
    return this.#about(site);
  }

  async #order({ count, seed, partners }: z.output<typeof ordersInput>): Promise<unknown> {
    const { buying, sites } = this.#options;
    const strange = partners?.find((each) => !sites.sites.some(({ supplier }) => supplier.partner === each));
    if (strange !== undefined) throw new ChangeRefused(`"${strange}" takes no orders by EDI.`);
    const chosen = sites.sites.filter(({ supplier }) => partners?.includes(supplier.partner) ?? true);
    const partnerOf = new Map(chosen.map(({ supplier }) => [supplier.number, supplier.partner]));
    const purchases = await buying.order(count, [...partnerOf.keys()], seed);
    return { orders: purchases.map((purchase) => ({ ...purchase, partner: partnerOf.get(purchase.supplier) })) };
  }

  #suppliers(): unknown {
    return this.#options.sites.sites.map((site) => this.#about(site));
  }

  #about({ supplier, folders }: SupplierSite): Readonly<Record<string, unknown>> {
    return {
      partner: supplier.partner,
      number: supplier.number,
      name: supplier.name,
      transport: supplier.reach,
      inbox: folders.inbox,
      outbox: folders.outbox,
      archive: folders.archive,
      ...this.#options.desk.presence(supplier.partner),
    };
  }

  #server(): unknown {
    const { server } = this.#options.sites;
    return { port: server.port, state: server.isOpen ? 'up' : 'away' };
  }

  async #setServer(state: 'up' | 'away' | 'cut'): Promise<unknown> {
    const { onSet, sites } = this.#options;
    if (state === 'up') await sites.server.open(sites.server.port);
    else if (state === 'away') await sites.server.close();
    else sites.server.cut();
    await onSet();
    return this.#server();
  }

  #ledgers(partner: string | null): SupplierLedgerView[] {
    const { ledger, sites } = this.#options;
    const wanted = sites.sites.filter(({ supplier }) => partner === null || supplier.partner === partner);
    return wanted.map((site) => ledgerView(site, ledger));
  }

  async #setPace({ ordersPerHour, hurry, faults, rates }: z.output<typeof paceInput>): Promise<unknown> {
    const { buying, desk, onSet } = this.#options;
    desk.pace = {
      hurry: hurry ?? desk.pace.hurry,
      faults: faults ?? desk.pace.faults,
      rates: rates === undefined ? desk.pace.rates : ratesFrom(rates, desk.pace.rates),
    };
    if (ordersPerHour !== undefined) buying.pace = ordersPerHour;
    await onSet();
    return this.#pace();
  }

  #pace(): unknown {
    const { buying, desk } = this.#options;
    return { pace: buying.pace, ordersPerHour: buying.ordersPerHour, ...desk.pace };
  }
}
