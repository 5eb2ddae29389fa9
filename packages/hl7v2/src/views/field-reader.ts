import type { Hl7Repetition } from '../message/repetition.ts';
import type { Hl7Segment } from '../message/segment.ts';
import type { Sent } from '../message/raw-value.ts';
import {
  readAuthority,
  readCoded,
  readEntityId,
  readMoney,
  readNumberedId,
  readOrganization,
  readPerson,
  readPlace,
  readUnitAmount,
  type Authority,
  type Coded,
  type ComponentReader,
  type EntityId,
  type Money,
  type NumberedId,
  type Organization,
  type Person,
  type Place,
  type UnitAmount,
} from '../values/composites.ts';
import { parseDecimal, type DecimalText } from '../values/number.ts';
import { parseTimestamp, type Hl7Timestamp } from '../values/timestamp.ts';

/**
 * A value that was sent and is not of its type. The view has `undefined` there, so whoever relies on that
 * value looks here first: not sent and not readable are two things. Ready for an ERR segment.
 */
export interface FieldProblem {
  readonly segment: string;
  /** Which segment of that name in the message, from 1. */
  readonly occurrence: number;
  readonly field: number;
  readonly component: number | undefined;
  /** HL7 table 0357: 101 required field missing, 102 data type error, 103 table value not found. */
  readonly code: '101' | '102' | '103';
  /** What was expected there; never what was sent. */
  readonly expected: string;
}

/** Reads the fields of one segment as typed values, noting what is not of its type. */
export class FieldReader {
  readonly segment: Hl7Segment;
  readonly #occurrence: number;
  readonly #problems: FieldProblem[];

  constructor(segment: Hl7Segment, occurrence: number, problems: FieldProblem[]) {
    this.segment = segment;
    this.#occurrence = occurrence;
    this.#problems = problems;
  }

  /** ST, ID, IS, SI: one value, an unescaped sub-component separator in it included. */
  text(field: number, component = 1): Sent<string> {
    return this.segment.text(field, component);
  }

  /** Free text: separators somebody typed unescaped are kept as text, line breaks carried out. */
  freeText(field: number): Sent<string> {
    return this.segment.plainText(field);
  }

  texts(field: number): readonly string[] {
    return this.#all(field, (part) => part(1)).filter((text) => typeof text === 'string');
  }

  authority(field: number): Sent<Authority> {
    return this.#first(field, readAuthority);
  }

  entityId(field: number): Sent<EntityId> {
    return this.#first(field, readEntityId);
  }

  entityIds(field: number): readonly EntityId[] {
    return this.#all(field, readEntityId);
  }

  coded(field: number): Sent<Coded> {
    return this.#first(field, readCoded);
  }

  codedList(field: number): readonly Coded[] {
    return this.#all(field, readCoded);
  }

  numberedId(field: number): Sent<NumberedId> {
    return this.#first(field, readNumberedId);
  }

  numberedIds(field: number): readonly NumberedId[] {
    return this.#all(field, readNumberedId);
  }

  person(field: number): Sent<Person> {
    return this.#first(field, readPerson);
  }

  persons(field: number): readonly Person[] {
    return this.#all(field, readPerson);
  }

  place(field: number): Sent<Place> {
    return this.#first(field, readPlace);
  }

  organization(field: number): Sent<Organization> {
    return this.#first(field, readOrganization);
  }

  /** DT, DTM or TS; also one component of a DR or TQ. */
  timestamp(field: number, component = 1): Sent<Hl7Timestamp> {
    const text = this.segment.value(field, component);
    if (text == null) return text;
    const timestamp = parseTimestamp(text);
    if (timestamp === undefined) this.problem(field, '102', 'a time YYYYMMDD[HHMM[SS]][+/-ZZZZ]', component);
    return timestamp;
  }

  /** NM, every digit kept. */
  decimal(field: number, component = 1): Sent<DecimalText> {
    const text = this.segment.value(field, component);
    if (text == null) return text;
    const decimal = parseDecimal(text);
    if (decimal === undefined) this.problem(field, '102', 'a decimal number', component);
    return decimal;
  }

  /** CQ. */
  unitAmount(field: number): Sent<UnitAmount> {
    const amount = this.#first(field, readUnitAmount);
    this.#checkAmount(field, amount);
    return amount;
  }

  /** MO or CP. */
  money(field: number): Sent<Money> {
    const money = this.#first(field, readMoney);
    this.#checkAmount(field, money);
    return money;
  }

  /** Notes that a field is missing or not what it must be. */
  problem(field: number, code: FieldProblem['code'], expected: string, component = 1): void {
    this.#problems.push({
      segment: this.segment.name,
      occurrence: this.#occurrence,
      field,
      component: component === 1 ? undefined : component,
      code,
      expected,
    });
  }

  #checkAmount(field: number, value: Sent<{ readonly amount: DecimalText | undefined }>): void {
    const wasSent = typeof this.segment.value(field) === 'string';
    if (wasSent && value?.amount === undefined) this.problem(field, '102', 'a decimal number');
  }

  #first<T>(field: number, read: (part: ComponentReader) => T): Sent<T> {
    const segment = this.segment;
    const first = segment.rawField(field) === '' ? undefined : segment.repetitions(field)[0];
    if (first === undefined || first.raw === '') return undefined;
    return first.isNull ? null : read(partsOf(first));
  }

  #all<T>(field: number, read: (part: ComponentReader) => T): readonly T[] {
    return this.segment
      .repetitions(field)
      .filter((each) => each.raw !== '' && !each.isNull)
      .map((each) => read(partsOf(each)));
  }
}

const partsOf =
  (repetition: Hl7Repetition): ComponentReader =>
  (component, subcomponent) =>
    subcomponent === undefined ? repetition.text(component) : repetition.value(component, subcomponent);
