import type { Resolvers } from '../generated/graphql.ts';
import { AffectedCase } from './AffectedCase.ts';
import { Backorder } from './Backorder.ts';
import { CaseDemand } from './CaseDemand.ts';
import { CaseDemandConnection } from './CaseDemandConnection.ts';
import { Facility } from './Facility.ts';
import { Item } from './Item.ts';
import { PreferenceCard } from './PreferenceCard.ts';
import { PreferenceCardLine } from './PreferenceCardLine.ts';
import { Query } from './Query.ts';
import { RemedyOption } from './RemedyOption.ts';
import { ScheduleChange } from './ScheduleChange.ts';
import { SurgicalCase } from './SurgicalCase.ts';
import { SurgicalCaseConnection } from './SurgicalCaseConnection.ts';

export const resolverMap: Resolvers = {
  AffectedCase,
  Backorder,
  CaseDemand,
  CaseDemandConnection,
  Facility,
  Item,
  PreferenceCard,
  PreferenceCardLine,
  Query,
  RemedyOption,
  ScheduleChange,
  SurgicalCase,
  SurgicalCaseConnection,
};
