import type { Clock } from '@supply-hub/clock';
import type { HubConfig, SystemConfig } from '@supply-hub/config';
import { Misconfigured } from '@supply-hub/errors';
import type { Log } from '@supply-hub/log';
import { createFhirClient, createHttpClient, type SourceCall } from '@supply-hub/source-kit';
import { keyText, type FeedPage } from '@supply-hub/subgraph-kit';
import type { SurgicalCase } from '../../domain/surgical-case.ts';
import type { CaseSource } from '../case-source.ts';
import { createAppointmentClient } from './client.ts';
import { placesOf, toSurgicalCase } from './mapping.ts';
import type { Appointment } from './wire.ts';

export interface FhirCaseSourceOptions {
  readonly system: SystemConfig;
  readonly config: HubConfig;
  readonly clock: Clock;
  readonly log: Log;
  readonly onCall?: ((call: SourceCall) => void) | undefined;
}

/** How much is read again at each poll: servers stamp `lastUpdated` before others can see the change. */
const overlap = { minutes: 2 } as const;
const history = { hours: 7 * 24 } as const;

/** The surgical schedule of an EHR that answers FHIR R4: an Appointment with a case number is a case. */
export function fhirCaseSource({ system, config, clock, log, onCall }: FhirCaseSourceOptions): CaseSource {
  const { caseNumberSystem } = system;
  if (caseNumberSystem === undefined) {
    throw new Misconfigured(
      `systems.${system.id}.caseNumberSystem in hub.yaml must say under which identifier system a case's number stands.`,
    );
  }
  const http = createHttpClient({
    system,
    baseUrl: system.baseUrl,
    auth: system.auth,
    clock,
    log,
    onCall,
    timeoutMs: system.timeoutMs,
  });
  const client = createAppointmentClient(createFhirClient({ http }), caseNumberSystem);
  const places = placesOf(config, system.id);
  const toCase = (from: Appointment) => toSurgicalCase(from, caseNumberSystem, places);

  async function* casesSince(cursor: string | null, deadline: AbortSignal): AsyncIterable<FeedPage<SurgicalCase>> {
    const pages =
      cursor === null
        ? client.startingFrom(clock.now().subtract(history), deadline)
        : client.updatedSince(Temporal.Instant.from(cursor).subtract(overlap), deadline);
    let latest = cursor === null ? undefined : Temporal.Instant.from(cursor);
    for await (const { rows } of pages) {
      const reads = rows.flatMap((row) => {
        const value = toCase(row);
        return value === null
          ? []
          : [{ ref: { type: 'case', system: system.id, key: [value.number] } as const, value }];
      });
      for (const { meta } of rows) {
        const updated = meta?.lastUpdated;
        if (updated !== undefined && (latest === undefined || Temporal.Instant.compare(updated, latest) > 0))
          latest = updated;
      }
      yield { reads };
    }
    // Only a whole run has seen everything: pages come in no order of change.
    if (latest !== undefined) yield { reads: [], cursor: latest.toString() };
  }

  return {
    system: { id: system.id, name: system.name },
    async readCases(keys, deadline) {
      const { rows, errors } = await client.byCaseNumber(
        keys.map(({ key }) => key[0] ?? ''),
        deadline,
      );
      return new Map(
        keys.map(({ key }) => {
          const number = key[0] ?? '';
          // A rebooked case may stand there twice; the one that was changed last counts (R25).
          const newest = rows.get(number)?.toSorted(byLastUpdated).at(-1);
          return [keyText(key), errors.get(number) ?? (newest === undefined ? null : toCase(newest))];
        }),
      );
    },
    casesSince,
    close: () => http.close(),
  };
}

function byLastUpdated(a: Appointment, b: Appointment): number {
  const at = (from: Appointment) => from.meta?.lastUpdated?.epochMilliseconds ?? 0;
  return at(a) - at(b);
}
