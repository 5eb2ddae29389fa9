import type { Resolvers } from '../generated/graphql.ts';
import { Facility } from './Facility.ts';
import { Query } from './Query.ts';
import { ScheduleChange } from './ScheduleChange.ts';
import { SurgicalCase } from './SurgicalCase.ts';
import { SurgicalCaseConnection } from './SurgicalCaseConnection.ts';

export const resolverMap: Resolvers = { Facility, Query, ScheduleChange, SurgicalCase, SurgicalCaseConnection };
