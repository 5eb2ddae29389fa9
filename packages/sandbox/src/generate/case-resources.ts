import type { Calendar } from './calendar.ts';
import { add, type Facility, type Scale, type Tables } from './plan.ts';
import { procedures, type Procedure } from './procedures.ts';
import type { Random } from './random.ts';

/** The system under which the EHR writes a case's number. */
export const caseNumberSystem = 'urn:lakeside:case';
export const procedureSystem = 'urn:lakeside:procedure';
/** FHIR's extension for the zone a place lies in. */
export const timeZoneExtension = 'http://hl7.org/fhir/StructureDefinition/timezone';
const locationSystem = 'urn:lakeside:location';
const practitionerSystem = 'urn:lakeside:practitioner';
const patientSystem = 'urn:lakeside:mrn';

const surnames = [
  'Abara',
  'Bergmann',
  'Castellan',
  'Drummond',
  'Eze',
  'Farrow',
  'Gallardo',
  'Hakimi',
  'Iversen',
  'Jurado',
  'Kaplan',
  'Lindqvist',
  'Moreau',
  'Ndiaye',
  'Okafor',
  'Pelletier',
  'Quist',
  'Rosales',
  'Sato',
  'Tanaka',
  'Umarov',
  'Varga',
  'Whitfield',
  'Xiang',
  'Yilmaz',
  'Zamora',
];
const givenNames = [
  'Adaeze',
  'Bram',
  'Celia',
  'Dario',
  'Elif',
  'Femi',
  'Greta',
  'Hugo',
  'Ines',
  'Jonas',
  'Kemal',
  'Lucia',
  'Mira',
  'Noor',
];

interface Surgeon {
  readonly id: string;
  readonly display: string;
  readonly specialty: string;
}

/** The EHR: places, surgeons, and the surgical cases of the coming days as appointments. */
export function addCases(
  tables: Tables,
  random: Random,
  calendar: Calendar,
  scale: Scale,
  facilities: readonly Facility[],
): void {
  const sites = facilities.filter(({ theatres }) => theatres.length > 0);
  const loaded = calendar.before(-30);
  for (const facility of sites) addLocations(tables, facility, loaded);
  const staff = new Map(sites.map((facility) => [facility, addSurgeons(tables, random, facility, loaded)]));
  const theatres = sites.flatMap((facility) => facility.theatres.map((theatre) => ({ facility, theatre })));
  let number = 88_001;
  for (const [day, count] of scale.casesPerDay.entries()) {
    // Every theatre starts at half past seven and takes its cases one after another.
    const nextFree = theatres.map(() => 450);
    for (let i = 0; i < count; i++) {
      const slot = i % theatres.length;
      const place = theatres[slot];
      if (place === undefined) break;
      const procedure = random.pick(procedures);
      const from = nextFree[slot] ?? 450;
      const [least, most] = procedure.minutes;
      const minutes = Math.round(random.int(least, most) / 5) * 5;
      nextFree[slot] = from + minutes + 30;
      if (from + minutes >= 1_435) continue;
      const surgeon = random.pick(staff.get(place.facility) ?? []);
      addAppointment(tables, random, calendar, {
        number: String(number++),
        day,
        from,
        minutes,
        procedure,
        facility: place.facility,
        theatre: place.theatre,
        surgeon,
      });
    }
  }
}

const meta = (at: number, version = '1') => ({ versionId: version, lastUpdated: new Date(at).toISOString() });

function addLocations(tables: Tables, facility: Facility, at: number): void {
  add(tables, 'fhir.Location', {
    resourceType: 'Location',
    id: facility.code,
    meta: meta(at),
    extension: [{ url: timeZoneExtension, valueCode: facility.timeZone }],
    identifier: [{ system: locationSystem, value: facility.code }],
    status: 'active',
    name: facility.name,
    mode: 'instance',
    physicalType: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/location-physical-type', code: 'si', display: 'Site' }],
    },
  });
  for (const theatre of facility.theatres) {
    add(tables, 'fhir.Location', {
      resourceType: 'Location',
      id: theatre.code,
      meta: meta(at),
      identifier: [{ system: locationSystem, value: theatre.code }],
      status: 'active',
      name: theatre.name,
      mode: 'instance',
      physicalType: {
        coding: [
          { system: 'http://terminology.hl7.org/CodeSystem/location-physical-type', code: 'ro', display: 'Room' },
        ],
      },
      partOf: { reference: `Location/${facility.code}`, display: facility.name },
    });
  }
}

function addSurgeons(tables: Tables, random: Random, facility: Facility, at: number): Surgeon[] {
  return Array.from({ length: Math.max(4, facility.theatres.length * 2) }, (_, index) => {
    const id = `${facility.code}-S${String(index + 1).padStart(2, '0')}`;
    const family = random.pick(surnames);
    const given = random.pick(givenNames);
    const { specialty } = random.pick(procedures);
    add(tables, 'fhir.Practitioner', {
      resourceType: 'Practitioner',
      id,
      meta: meta(at),
      identifier: [{ system: practitionerSystem, value: id }],
      active: true,
      name: [{ family, given: [given], prefix: ['Dr'] }],
    });
    return { id, display: `Dr ${given} ${family}`, specialty };
  });
}

function addAppointment(
  tables: Tables,
  random: Random,
  calendar: Calendar,
  entry: {
    number: string;
    day: number;
    from: number;
    minutes: number;
    procedure: Procedure;
    facility: Facility;
    theatre: Facility['theatres'][number];
    surgeon: Surgeon;
  },
): void {
  const { facility, theatre, procedure, surgeon } = entry;
  const start = calendar.localInstant(entry.day, entry.from, facility.timeZone);
  const end = start.add({ minutes: entry.minutes });
  const booked = calendar.before(-random.int(1, 45), random.int(0, 1439));
  const wasMoved = random.chance(0.15);
  const updated = wasMoved ? calendar.before(-random.int(0, 1), -random.int(60, 900)) : booked;
  // The patient is a number that means nothing outside the EHR.
  const patient = `p${entry.number}${random.int(100, 999)}`;
  add(tables, 'fhir.Patient', {
    resourceType: 'Patient',
    id: patient,
    meta: meta(booked),
    identifier: [{ system: patientSystem, value: `M${entry.number}` }],
    active: true,
  });
  const participant = (reference: string, display: string | undefined, code?: string, meaning?: string) => ({
    ...(code === undefined
      ? {}
      : {
          type: [
            {
              coding: [
                { system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code, display: meaning },
              ],
            },
          ],
        }),
    actor: { reference, ...(display === undefined ? {} : { display }) },
    required: 'required',
    status: 'accepted',
  });
  add(tables, 'fhir.Appointment', {
    resourceType: 'Appointment',
    id: `apt-${entry.number}`,
    meta: meta(Math.max(booked, updated), wasMoved ? '2' : '1'),
    identifier: [{ system: caseNumberSystem, value: entry.number }],
    status: statusOf(random, calendar, start, end),
    serviceCategory: [{ coding: [{ system: 'urn:lakeside:service', code: 'SURGERY', display: 'Surgery' }] }],
    serviceType: [
      {
        coding: [{ system: procedureSystem, code: procedure.code, display: procedure.display }],
        text: procedure.display,
      },
    ],
    specialty: [{ text: procedure.specialty }],
    priority: random.chance(0.08) ? 1 : 5,
    start: start.toString(),
    end: end.toString(),
    minutesDuration: entry.minutes,
    created: new Date(booked).toISOString(),
    participant: [
      participant(`Patient/${patient}`, undefined),
      participant(`Practitioner/${surgeon.id}`, surgeon.display, 'PPRF', 'primary performer'),
      participant(`Location/${theatre.code}`, `${facility.name}, ${theatre.name}`, 'LOC', 'location'),
    ],
  });
}

function statusOf(random: Random, calendar: Calendar, start: Temporal.Instant, end: Temporal.Instant): string {
  if (end.epochMilliseconds <= calendar.startMs) return 'fulfilled';
  if (start.epochMilliseconds <= calendar.startMs) return 'checked-in';
  if (random.chance(0.04)) return 'cancelled';
  return random.chance(0.03) ? 'pending' : 'booked';
}
