import type { Hl7Timestamp } from '../values/timestamp.ts';
import type { Schedule } from './schedule.ts';

/** When a case starts and how long it takes, and which field said so. */
export interface ScheduledTime {
  readonly startsAt: Hl7Timestamp | undefined;
  readonly durationMinutes: number | undefined;
  readonly startFrom: 'AIS-4' | 'TQ1-7 or SCH-11' | 'AIL-6' | 'AIP-6' | undefined;
}

/**
 * The time of the case, where its fields disagree or are half empty: the first service that has a time, then
 * the appointment's own, then the room's, then a person's. The duration likewise: AIS-7, else SCH-9.
 */
export function scheduledTime(schedule: Schedule): ScheduledTime {
  const { groups } = schedule;
  const services = groups.flatMap((group) => group.services);
  const candidates = [
    ['AIS-4', services.find((service) => service.startsAt)?.startsAt],
    ['TQ1-7 or SCH-11', schedule.startsAt],
    ['AIL-6', groups.flatMap((group) => group.locations).find((location) => location.startsAt)?.startsAt],
    ['AIP-6', groups.flatMap((group) => group.personnel).find((person) => person.startsAt)?.startsAt],
  ] as const;
  const [startFrom, startsAt] = candidates.find(([, time]) => time != null) ?? [undefined, undefined];
  const serviceDuration = services.find((service) => service.durationMinutes !== undefined)?.durationMinutes;
  return {
    startsAt: startsAt ?? undefined,
    durationMinutes: serviceDuration ?? schedule.durationMinutes,
    startFrom,
  };
}
