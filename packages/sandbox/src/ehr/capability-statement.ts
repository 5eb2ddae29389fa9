import { resourceTypes } from './fhir-resource.ts';
import { searchParameters } from './search-parameters.ts';

/** What this EHR can do: what a client should read before anything else. */
export function capabilityStatement(root: string, now: Temporal.Instant): unknown {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: now.toString({ smallestUnit: 'second' }),
    kind: 'instance',
    implementation: { description: 'Lakeside EHR', url: root },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json'],
    rest: [
      {
        mode: 'server',
        security: {
          service: [
            {
              coding: [
                { system: 'http://terminology.hl7.org/CodeSystem/restful-security-service', code: 'SMART-on-FHIR' },
              ],
            },
          ],
        },
        interaction: [{ code: 'batch' }],
        resource: resourceTypes.map((type) => ({
          type,
          versioning: 'versioned',
          interaction: [{ code: 'read' }, { code: 'search-type' }],
          searchParam: Object.entries(searchParameters[type]).map(([name, parameter]) => ({
            name,
            type: parameter.type,
          })),
          ...(type === 'Appointment'
            ? { searchInclude: ['Appointment:location', 'Appointment:practitioner', 'Appointment:patient'] }
            : {}),
        })),
      },
    ],
  };
}
