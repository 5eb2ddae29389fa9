import { keyOf } from '../store/row-key.ts';
import { describe, expect, test } from 'vitest';
import { valuesAt } from '../ehr/fhir-resource.ts';
import { expectedReadiness } from '../testing/expected-readiness.ts';
import { cardColumns, cardFile } from './card-file.ts';
import { procedureWithoutCard } from './card-recipes.ts';
import { generateWorld } from './generate.ts';

const start = Temporal.Instant.from('2026-03-09T12:00:00Z');
const generate = (seed = 1) => generateWorld('small', seed, start);
const world = generate();

describe('the card file', () => {
  test('is the same, byte for byte, for the same seed, and another one for another', () => {
    expect(cardFile(generate().cards)).toBe(cardFile(world.cards));
    expect(cardFile(generate(2).cards)).not.toBe(cardFile(world.cards));
  });

  test('has the columns the hub reads, and a whole number or more in each quantity', () => {
    const [heading, ...lines] = cardFile(world.cards).trimEnd().split('\r\n');
    expect(heading).toBe(cardColumns.join(','));
    expect(lines.length).toBeGreaterThan(300);
    expect(lines.every((line) => line.split(',').length === cardColumns.length)).toBe(true);
    expect(world.cards.every(({ open_qty, hold_qty }) => /^\d+ \d+$/.test(`${open_qty} ${hold_qty}`))).toBe(true);
  });

  test('names each item once a card and span, in a unit the item has, but for a few it does not map', () => {
    const spans = Map.groupBy(world.cards, ({ card_id, valid_from }) => `${card_id} ${valid_from}`);
    for (const lines of spans.values()) expect(new Set(lines.map(({ item_key }) => item_key)).size).toBe(lines.length);
    const units = new Set(
      world.tables.get('A_ProductUnitsOfMeasure')?.map((row) => keyOf(row, 'Product', 'AlternativeUnit')),
    );
    const unmapped = world.cards.filter(({ item_key, unit }) => !units.has(`${item_key} ${unit}`));
    expect(unmapped.every(({ item_key }) => item_key.startsWith('CUST-'))).toBe(true);
    expect(unmapped.length).toBeGreaterThan(0);
    expect(unmapped.length).toBeLessThan(10);
    expect(world.cards.some(({ unit }) => unit === 'BX')).toBe(true);
  });

  test('has spans of a card that follow each other without a gap or an overlap', () => {
    const older = world.cards.filter(({ valid_to }) => valid_to !== '');
    expect(older.length).toBeGreaterThan(0);
    for (const { card_id, valid_to } of older) {
      const next = world.cards.find((line) => line.card_id === card_id && line.valid_to === '');
      expect(next?.valid_from).toBe(Temporal.PlainDate.from(valid_to).add({ days: 1 }).toString());
    }
  });

  test('has a general card for every procedure at every site but one procedure, and some surgeons’ own', () => {
    const general = new Set(
      world.cards
        .filter(({ surgeon_id }) => surgeon_id === '')
        .map(({ facility, procedure_code }) => `${facility} ${procedure_code}`),
    );
    // Two sites with fifteen each, and the hip revision of one of them.
    expect(general.size).toBe(31);
    expect([...general].filter((each) => each.endsWith(procedureWithoutCard))).toEqual([]);
    expect(world.cards.some(({ surgeon_id }) => surgeon_id.startsWith('H100-S'))).toBe(true);
  });

  test('is named by most appointments, each naming a card of its procedure', () => {
    const procedures = new Map(world.cards.map(({ card_id, procedure_code }) => [card_id, procedure_code]));
    const named = (world.tables.get('fhir.Appointment') ?? []).flatMap((appointment) =>
      valuesAt(appointment, 'supportingInformation.identifier.value').map((card) => [
        procedures.get(card),
        valuesAt(appointment, 'serviceType.coding.code')[0],
      ]),
    );
    expect(named.length).toBeGreaterThan(30);
    expect(named.every(([ofCard, ofCase]) => ofCard === ofCase)).toBe(true);
  });

  test.each([1, 2, 3])(
    'of seed %i gives cases that are ready, at risk, short and unknown, most of them ready',
    (seed) => {
      const readiness = [...expectedReadiness(generate(seed), '2026-03-09').values()];
      const share = (wanted: string) => readiness.filter((each) => each === wanted).length / readiness.length;
      expect(share('READY')).toBeGreaterThan(0.5);
      for (const sort of ['AT_RISK', 'SHORT', 'UNKNOWN']) expect(share(sort), sort).toBeGreaterThan(0.03);
    },
  );
});
