import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';

/**
 * What is deprecated, by `Type.field`, `Type.field.argument`, `Input.field` or `Enum.VALUE`, with the reason as it
 * stands.
 */
export type Deprecations = ReadonlyMap<string, string>;

/** Every member of a schema, by the same names, with the reason of its deprecation. */
export function* members(schema: GraphQLSchema): Generator<[path: string, reason: string | undefined]> {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isEnumType(type))
      for (const value of type.getValues()) yield [`${type.name}.${value.name}`, value.deprecationReason ?? undefined];
    else if (isInputObjectType(type))
      for (const field of Object.values(type.getFields()))
        yield [`${type.name}.${field.name}`, field.deprecationReason ?? undefined];
    else if (isObjectType(type) || isInterfaceType(type))
      for (const field of Object.values(type.getFields())) {
        yield [`${type.name}.${field.name}`, field.deprecationReason ?? undefined];
        for (const argument of field.args)
          yield [`${type.name}.${field.name}.${argument.name}`, argument.deprecationReason ?? undefined];
      }
  }
}

export function deprecations(schema: GraphQLSchema): Deprecations {
  return new Map([...members(schema)].flatMap(([path, reason]) => (reason === undefined ? [] : [[path, reason]])));
}

/** What a reason says: what takes the place, if anything, and the day from which it may be gone. */
export interface DeprecationNotice {
  /** As a member's name; undefined: nothing takes its place. */
  readonly replacement: string | undefined;
  readonly goneAfter: Temporal.PlainDate;
}

const form = /^(?:Use `([A-Za-z_][\w.]*)`|Nothing takes its place)[^]*\bGone after (\d{4}-\d{2}-\d{2})\.$/;

/** Undefined: it is not in the form that the policy asks for. */
export function readNotice(reason: string): DeprecationNotice | undefined {
  const [, replacement, day] = form.exec(reason) ?? [];
  if (day === undefined) return undefined;
  try {
    return { replacement, goneAfter: Temporal.PlainDate.from(day) };
  } catch {
    return undefined;
  }
}

/** What the policy says against the deprecations of a schema, in sentences. */
export function deprecationFaults(before: GraphQLSchema, now: GraphQLSchema): string[] {
  const released = deprecations(before);
  const known = new Map(members(now));
  return [...deprecations(now)].flatMap(([path, reason]): string[] => {
    const notice = readNotice(reason);
    if (notice === undefined)
      return [
        `${path}: its deprecation must read "Use \`Type.field\` … Gone after 2027-06-30." or "Nothing takes its place … Gone after 2027-06-30.", and reads "${reason}".`,
      ];
    const faults: string[] = [];
    const { replacement, goneAfter } = notice;
    if (replacement !== undefined && !known.has(replacement) && now.getType(replacement) === undefined)
      faults.push(`${path}: its deprecation names \`${replacement}\` to use, which the graph does not have.`);
    else if (replacement !== undefined && known.get(replacement) !== undefined)
      faults.push(`${path}: its deprecation names \`${replacement}\` to use, which is deprecated itself.`);
    const promised = readNotice(released.get(path) ?? '')?.goneAfter;
    if (promised !== undefined && Temporal.PlainDate.compare(goneAfter, promised) < 0)
      faults.push(`${path}: it was released as gone after ${promised.toString()}; the day may not come earlier.`);
    return faults;
  });
}

/** How long clients have, from the release that deprecates a member, to leave it. */
export const noticeDays = 90;

/** What would be released with too short a notice, in sentences. */
export function shortNotices(before: GraphQLSchema, now: GraphQLSchema, releasedOn: Temporal.PlainDate): string[] {
  const known = deprecations(before);
  const earliest = releasedOn.add({ days: noticeDays });
  return [...deprecations(now)].flatMap(([path, reason]) => {
    const notice = known.has(path) ? undefined : readNotice(reason);
    if (notice === undefined || Temporal.PlainDate.compare(notice.goneAfter, earliest) >= 0) return [];
    return [
      `${path}: released today, it may be gone no earlier than ${earliest.toString()} (${noticeDays} days), and says ${notice.goneAfter.toString()}.`,
    ];
  });
}
