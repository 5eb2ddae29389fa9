import type { FhirClient, FhirPage, KeyedRows } from '@supply-hub/source-kit';
import { appointment, type Appointment } from './wire.ts';

/** Reads appointments of one EHR. */
export interface AppointmentClient {
  byCaseNumber(numbers: readonly string[], deadline: AbortSignal): Promise<KeyedRows<string, Appointment>>;
  startingFrom(instant: Temporal.Instant, deadline: AbortSignal): AsyncIterable<FhirPage<Appointment>>;
  updatedSince(instant: Temporal.Instant, deadline: AbortSignal): AsyncIterable<FhirPage<Appointment>>;
}

export function createAppointmentClient(fhir: FhirClient, caseNumberSystem: string): AppointmentClient {
  const search = (operation: string, params: Record<string, string>, deadline: AbortSignal) =>
    fhir.search(
      { operation, type: 'Appointment', params: { ...params, _count: '200' }, resource: appointment },
      deadline,
    );
  return {
    byCaseNumber: (numbers, deadline) =>
      fhir.readByKeys(
        {
          operation: 'cases by number',
          type: 'Appointment',
          by: { identifierSystem: caseNumberSystem },
          resource: appointment,
        },
        numbers,
        deadline,
      ),
    startingFrom: (instant, deadline) => search('all cases', { date: `ge${instant.toString()}` }, deadline),
    updatedSince: (instant, deadline) => search('changed cases', { _lastUpdated: `ge${instant.toString()}` }, deadline),
  };
}
