import type { Clock } from '@supply-hub/clock';
import type { HubConfig, SystemConfig } from '@supply-hub/config';
import { Misconfigured } from '@supply-hub/errors';
import { createFhirClient, type HttpClient } from '@supply-hub/source-kit';
import { keyText } from '@supply-hub/subgraph-kit';
import type { CaseSource } from '../case-source.ts';
import { createAppointmentClient } from './client.ts';
import { placesOf, toAppointment } from './mapping.ts';
import type { Appointment } from './wire.ts';

/** How far back the first load goes: a case of last week may still be documented. */
const history = { hours: 7 * 24 } as const;

/**
 * The surgical schedule of an EHR that answers FHIR R4: an Appointment with a case number is a case.
 * @throws Misconfigured when hub.yaml does not say where a case's number stands
 */
export function fhirCaseSource(
  http: HttpClient,
  { system, config, clock }: { system: SystemConfig; config: HubConfig; clock: Clock },
): CaseSource {
  const { id, name, caseNumberSystem } = system;
  if (caseNumberSystem === undefined) {
    throw new Misconfigured(
      `systems.${id}.caseNumberSystem in hub.yaml must say under which identifier system a case's number stands.`,
    );
  }
  const client = createAppointmentClient(createFhirClient({ http }), caseNumberSystem);
  const places = placesOf(config, id);
  const read = (from: Appointment) => toAppointment(from, { system: id, caseNumberSystem, places });

  return {
    system: { id, name },
    async readCases(keys, deadline) {
      // A case that goes by something else than its number cannot be asked for by it.
      const numbers = keys.flatMap(({ key: [number, ...rest] }) =>
        number === undefined || rest.length > 0 ? [] : number,
      );
      const { rows, errors } = await client.byCaseNumber(numbers, deadline);
      return new Map(
        numbers.map((number) => {
          // A rebooked case may stand there twice; the one that was changed last counts (R25).
          const newest = rows.get(number)?.toSorted(byLastUpdated).at(-1);
          return [keyText([number]), errors.get(number) ?? (newest === undefined ? null : read(newest))];
        }),
      );
    },
    async *changedCases(since, deadline) {
      const pages =
        since === null
          ? client.startingFrom(clock.now().subtract(history), deadline)
          : client.updatedSince(since, deadline);
      for await (const { rows } of pages) {
        yield rows.toSorted(byLastUpdated).flatMap((row) => {
          return read(row) ?? [];
        });
      }
    },
    close: () => http.close(),
  };
}

function byLastUpdated(a: Appointment, b: Appointment): number {
  const at = (from: Appointment) => from.meta?.lastUpdated?.epochMilliseconds ?? 0;
  return at(a) - at(b);
}
