import { randomBytes } from 'node:crypto';
import { systemClock, type Clock } from '@supply-hub/clock';
import { Misconfigured } from '@supply-hub/errors';
import { silentLog, type Log } from '@supply-hub/log';
import { CardFileStore } from './card-file-store.ts';
import { ControlServer } from './control/control-server.ts';
import { EhrControl } from './control/ehr-control.ts';
import { ErpControl } from './control/erp-control.ts';
import { SupplierControl } from './control/supplier-control.ts';
import { Ledger } from './control/ledger.ts';
import { FhirServer } from './ehr/fhir-server.ts';
import { EhrLife, type Pace } from './ehr/life/ehr-life.ts';
import { DeliveryLog } from './ehr/siu/delivery-log.ts';
import type { SendTiming } from './ehr/siu/lane.ts';
import { MessageLedger } from './ehr/siu/message-ledger.ts';
import { MessageSender } from './ehr/siu/message-sender.ts';
import { TokenEndpoint } from './ehr/token-endpoint.ts';
import { BuyingLife, type BuyingPace } from './erp/buying/buying-life.ts';
import { RequisitionDesk, usualDeskPace } from './erp/buying/requisition-desk.ts';
import { erpWrites } from './erp/erp-documents.ts';
import { ODataServer } from './erp/odata-server.ts';
import { erpServices } from './erp/services/erp-services.ts';
import { wholeHour } from './generate/calendar.ts';
import { caseNumberSystem } from './generate/case-resources.ts';
import { generateWorld, generation } from './generate/generate.ts';
import type { Size } from './generate/plan.ts';
import { Endpoint, type EndpointOptions, type EndpointState } from './http/endpoint.ts';
import { exampleMessage, exampleMessageFile } from './ehr/example-message.ts';
import { basePaths, hubYaml } from './hub-yaml.ts';
import { SandboxClock } from './sandbox-clock.ts';
import { StateFolder, systemIds, type Remembered, type SystemId } from './state-folder.ts';
import { Journal } from './store/journal.ts';
import { buildTables } from './store/tables.ts';
import { applyEffects, World } from './store/world.ts';
import { ratesFrom, usualRates, type AnswerRates } from './suppliers/answers/answer-rates.ts';
import { ContractCatalogue } from './suppliers/answers/part-catalogue.ts';
import { SupplierLedger } from './suppliers/ledger/supplier-ledger.ts';
import { SupplierDesk } from './suppliers/supplier-desk.ts';
import { planEdiSuppliers } from './suppliers/edi-supplier.ts';
import { openSites, writeProfiles } from './suppliers/supplier-sites.ts';
import { WarehouseServer } from './warehouse/warehouse-server.ts';

export type { EndpointState } from './http/endpoint.ts';
export type { SystemId } from './state-folder.ts';
export type { Size } from './generate/plan.ts';

export interface SandboxOptions {
  /** Where the world lives between starts. */
  readonly stateDir: string;
  /** @default 'small', or what the folder holds */
  readonly size?: Size;
  /** @default 1, or what the folder holds */
  readonly seed?: number;
  /** The instant the world begins, taken to the whole hour; dates lie around it and the clock starts at it. @default now */
  readonly start?: Temporal.Instant | string;
  /** Changes an hour that the EHR makes of itself; 0 is silence. @default 0, or what it was last */
  readonly changesPerHour?: Pace;
  /** Orders an hour that the ERP's buyers place with the suppliers that speak X12; 0 is silence. @default 0, or what it was last */
  readonly ordersPerHour?: BuyingPace;
  /** How often suppliers answer otherwise than as ordered. @default usual, or what it was last */
  readonly rates?: Partial<AnswerRates> | 'usual' | 'none';
  /** Connections the EHR sends its messages over. @default 4 */
  readonly siuConnections?: number;
  /** How long the EHR waits for answers and between attempts. */
  readonly siuTiming?: Partial<SendTiming>;
  /** Rows a page of OData. @default 1000 */
  readonly pageSize?: number;
  /** How long to wait for a port that a sandbox on its way out still holds. @default 3000 */
  readonly portPatienceMs?: number;
  /** The machine's time, on which the sandbox's own clock runs. */
  readonly clock?: Clock;
  readonly log?: Log;
}

/** A hospital group on real sockets. */
export interface Sandbox extends AsyncDisposable {
  /** Path of the configuration under which the hub finds it. */
  readonly hubYaml: string;
  /** The same configuration, as text. */
  readonly hubYamlText: string;
  readonly controlUrl: string;
  readonly clock: Clock;
  setState(system: SystemId, state: EndpointState): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the sandbox in this process: data from the seed, then every write of earlier runs.
 * @throws Misconfigured when the folder holds another world, or a port it needs is taken
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const log = options.log ?? silentLog;
  const folder = new StateFolder(options.stateDir);
  const known = await folder.recall(generation);
  const base = options.clock ?? systemClock;
  if (known !== undefined) refuseOtherWorld(folder.path, known, options);
  const state: Remembered = known ?? newWorld(options, base);
  const clock = new SandboxClock(base, state.clock);
  const generated = generateWorld(state.size, state.seed, Temporal.Instant.from(state.start));
  const tables = buildTables(generated.tables);
  const journal = await Journal.open(folder.file('journal.jsonl'));
  for (const entry of journal.entries) applyEffects(tables, entry);
  const world = new World(tables, journal, clock);
  const cardFile = new CardFileStore(folder, generated.cards);
  const ledger = new Ledger(journal);
  const deliveries = await DeliveryLog.open(folder.file('deliveries.jsonl'));
  const sender = new MessageSender({
    world,
    deliveries,
    clock,
    log: log.child({ part: 'siu' }),
    connections: options.siuConnections,
    timing: options.siuTiming,
  });
  const life = new EhrLife({
    world,
    clock,
    size: state.size,
    seed: state.seed,
    onFault: (err) => log.error({ err }, 'a change could not be made'),
  });
  const portPatienceMs = options.portPatienceMs ?? 3000;
  const ediSuppliers = planEdiSuppliers(state.size, generated.suppliers);
  const sites = await openSites(folder, ediSuppliers, state.suppliers?.passwords ?? {}, {
    portPatienceMs,
    log: log.child({ part: 'sftp' }),
  });
  const supplierLedger = await SupplierLedger.open(folder.file('suppliers.jsonl'));
  const catalogue = new ContractCatalogue(world);
  const desk = new SupplierDesk({
    sites: sites.sites,
    ledger: supplierLedger,
    clock,
    catalogue,
    seed: state.seed,
    controlBase: controlBase(state.start),
    onFault: (err) => log.error({ err }, 'a supplier could not go on'),
  });
  desk.pace = {
    hurry: state.suppliers?.hurry ?? 1,
    faults: state.suppliers?.faults ?? 1,
    rates: ratesFrom(options.rates ?? {}, state.suppliers?.rates ?? usualRates),
  };
  for (const [partner, presence] of Object.entries(state.suppliers?.presences ?? {})) {
    desk.setPresence(partner, presence);
    sites.server.shut(partner, presence.state === 'away');
  }
  const buying = new BuyingLife({
    world,
    clock,
    size: state.size,
    seed: state.seed,
    suppliers: ediSuppliers.map(({ number }) => number),
    onFault: (err) => log.error({ err }, 'an order could not be placed'),
  });
  const ediNumbers = new Set(ediSuppliers.map(({ number }) => number));
  const requisitionDesk = new RequisitionDesk({
    world,
    clock,
    seed: state.seed,
    confirming: new Set(
      generated.suppliers.flatMap(({ confirms, number }) => (confirms && !ediNumbers.has(number) ? [number] : [])),
    ),
    answering: () => desk.pace,
    onFault: (err) => log.error({ err }, 'a requisition could not be ordered'),
  });
  requisitionDesk.pace = state.buyer ?? usualDeskPace;
  const tokens = new TokenEndpoint(() => clock.now());

  const erp = new ODataServer({
    services: erpServices,
    writes: erpWrites,
    world,
    credentials: state.credentials,
    pageSize: options.pageSize ?? 1000,
    now: () => clock.now(),
  });
  const ehr = new FhirServer({
    world,
    base: basePaths.ehr,
    bearerToken: state.credentials.bearerToken,
    tokens,
    now: () => clock.now(),
  });
  const wms = new WarehouseServer({ world, base: basePaths.wms, credentials: state.credentials });
  const endpoint = (name: SystemId, handle: EndpointOptions['handle']) =>
    new Endpoint({ name, handle, onAnswered: ledger.count, portPatienceMs, log });
  const endpoints: Record<SystemId, Endpoint> = {
    erp: endpoint('erp', erp.handle),
    ehr: endpoint('ehr', ehr.handle),
    wms: endpoint('wms', wms.handle),
  };
  const urlOf = (id: SystemId) => `http://127.0.0.1:${endpoints[id].port}${basePaths[id]}`;
  const remember = async () => {
    state.clock = clock.setting;
    state.destination = sender.destination;
    state.changesPerHour = life.pace;
    state.buyer = requisitionDesk.pace;
    state.suppliers = {
      port: sites.server.port,
      passwords: Object.fromEntries(sites.sites.map(({ supplier, password }) => [supplier.partner, password])),
      isAway: !sites.server.isOpen,
      ordersPerHour: buying.pace,
      presences: desk.presences,
      ...desk.pace,
    };
    await folder.remember(state);
  };
  const setState = async (system: SystemId, next: EndpointState): Promise<void> => {
    await endpoints[system].setState(next);
    state.states[system] = next;
    await remember();
    log.info({ system, state: next.state }, 'system state set');
  };
  const control = new ControlServer({
    about: { size: state.size, seed: state.seed, start: state.start },
    world,
    clock,
    ledger,
    erp,
    tokens,
    cards: cardFile,
    ehr: new EhrControl({
      world,
      sender,
      messages: new MessageLedger(world, deliveries),
      life,
      seed: state.seed,
      onSet: remember,
    }),
    erpBuyers: new ErpControl({ world, desk: requisitionDesk, onSet: remember }),
    suppliers: new SupplierControl({
      sites,
      buying,
      desk,
      ledger: supplierLedger,
      clock,
      catalogue,
      onSet: remember,
    }),
    systems: () => ({
      erp: { url: urlOf('erp'), ...endpoints.erp.state },
      ehr: { url: urlOf('ehr'), ...endpoints.ehr.state },
      wms: { url: urlOf('wms'), ...endpoints.wms.state },
    }),
    setState,
    onClockSet: remember,
  });
  const stop = async (): Promise<void> => {
    life.stop();
    buying.stop();
    requisitionDesk.stop();
    await control.close();
    await sites.server.close();
    await desk.stop();
    await sender.close();
    await Promise.all(systemIds.map((id) => endpoints[id].close()));
    await world.settled();
    await Promise.all([journal.close(), deliveries.close(), supplierLedger.close()]);
  };

  try {
    // The control port first: it tells a second start on the same folder from another program's port.
    state.ports.control = await control.listen(state.ports.control, portPatienceMs);
    for (const id of systemIds) {
      await endpoints[id].open(state.ports[id], state.states[id]);
      state.ports[id] = endpoints[id].port;
    }
    await sites.server.open(state.suppliers?.port ?? 0);
    if (state.suppliers?.isAway === true) await sites.server.close();
    await writeProfiles(folder, sites, generated.firstDay);
    await sender.aim(state.destination);
    life.pace = options.changesPerHour ?? state.changesPerHour ?? 0;
    await desk.start();
    requisitionDesk.start();
    buying.pace = options.ordersPerHour ?? state.suppliers?.ordersPerHour ?? 0;
    // Somebody who looks in for the first time finds something going on.
    if (known === undefined && buying.pace === 'usual') await buying.order(firstOrders);
    await remember();
    const text = hubYaml(state, generated.facilities, caseNumberSystem);
    const controlUrl = `http://127.0.0.1:${state.ports.control}`;
    await cardFile.prepare();
    await folder.write('hub.yaml', text);
    const example = exampleMessage(world, clock.now());
    if (example !== null) await folder.write(exampleMessageFile, example);
    await folder.write('sandbox.json', `${JSON.stringify({ pid: process.pid, controlUrl })}\n`);
    log.info({ size: state.size, writes: journal.entries.length, controlUrl }, 'sandbox ready');
    return {
      hubYaml: folder.file('hub.yaml'),
      hubYamlText: text,
      controlUrl,
      clock,
      setState,
      stop,
      [Symbol.asyncDispose]: stop,
    };
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
}

/** What the buyers of a new world order at once, where they are busy at all. */
const firstOrders = 8;

/** Control numbers of one world are never those of another, so that a hub that outlives a sandbox can tell them apart. */
const controlBase = (start: string): number =>
  (Math.floor(Temporal.Instant.from(start).epochMilliseconds / 3_600_000) % 9000) * 100_000;

function refuseOtherWorld(path: string, known: Remembered, options: SandboxOptions): void {
  const start = options.start === undefined ? undefined : wholeHour(Temporal.Instant.from(options.start)).toString();
  for (const [name, asked, held] of [
    ['size', options.size, known.size],
    ['seed', options.seed, known.seed],
    ['start', start, known.start],
  ] as const) {
    if (asked !== undefined && asked !== held) {
      throw new Misconfigured(
        `${path} holds a sandbox with ${name} ${held}, not ${asked}. Remove the folder or leave the option out.`,
      );
    }
  }
}

function newWorld(options: SandboxOptions, base: Clock): Remembered {
  const now = base.now();
  const begins = options.start === undefined ? now : Temporal.Instant.from(options.start);
  return {
    format: 1,
    generation,
    size: options.size ?? 'small',
    seed: options.seed ?? 1,
    start: wholeHour(begins).toString(),
    ports: { erp: 0, ehr: 0, wms: 0, control: 0 },
    credentials: {
      username: 'hub',
      password: randomBytes(12).toString('base64url'),
      bearerToken: randomBytes(18).toString('base64url'),
    },
    states: { erp: { state: 'up' }, ehr: { state: 'up' }, wms: { state: 'up' } },
    ...(options.start === undefined ? {} : { clock: { base: now.toString(), shows: begins.toString(), speed: 1 } }),
  };
}
