/** An `.expected.json` beside a sample, as far as the tests use it. */
export interface Expected {
  readonly derived: {
    readonly bytes: number;
    readonly messages: number;
    readonly batchSegments: Readonly<Record<string, number>>;
    readonly messageList: readonly {
      readonly segments: readonly string[];
      /** MSH fields by number, raw; absent ones are empty. */
      readonly fields: Readonly<Record<string, string>>;
    }[];
  };
  readonly states: unknown;
  readonly fhir: readonly unknown[] | undefined;
  readonly xml: string | undefined;
}

export function readExpected(json: string): Expected {
  const whole = object(JSON.parse(json));
  const derived = object(whole['derived_by_collector']);
  const states = object(whole['source_states'] ?? {});
  const bundle = object(states['source_expects_fhir_R4_bundle'] ?? {});
  const xml = states['source_expected_xml'];
  return {
    derived: {
      bytes: Number(derived['bytes']),
      messages: Number(derived['messages']),
      batchSegments: numbers(object(derived['batch_segments'] ?? {})),
      messageList: list(derived['message_list']).map((each) => {
        const { segments, ...rest } = object(each);
        const fields = Object.entries(rest).map(([name, value]) => [
          name.slice(4),
          typeof value === 'string' ? value : '',
        ]);
        return { segments: list(segments).map(String), fields: Object.fromEntries(fields) };
      }),
    },
    states: whole['source_states'],
    fhir: bundle['selected_resources'] === undefined ? undefined : list(bundle['selected_resources']),
    xml: typeof xml === 'string' ? xml : undefined,
  };
}

/** What `value` holds at a path of keys and positions, or `undefined`. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let found = value;
  for (const step of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = Reflect.get(found, step);
  }
  return found;
}

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const object = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const numbers = (value: Readonly<Record<string, unknown>>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(value).map(([key, count]) => [key, Number(count)]));
