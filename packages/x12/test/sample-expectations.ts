import { z } from 'zod';

const transaction = z.object({
  st01: z.string(),
  st02: z.string(),
  se01_stated: z.string().optional(),
  segments_counted_st_to_se: z.number(),
  se02: z.string().optional(),
});
const group = z.object({
  gs01: z.string(),
  gs06: z.string(),
  gs08: z.string(),
  transactions: z.array(transaction),
  ge01_stated: z.string().optional(),
  ge02: z.string().optional(),
});
const interchange = z.object({
  isa13: z.string(),
  sender: z.string(),
  receiver: z.string(),
  version: z.string(),
  usage: z.string(),
  groups: z.array(group),
  iea01_stated: z.string().optional(),
  iea02: z.string().optional(),
});

/** An `.expected.json` beside a sample, as far as the tests use it. */
export const sampleExpectation = z.object({
  source_states: z.record(z.string(), z.unknown()).nullable(),
  derived_by_collector: z.object({
    bytes: z.number(),
    has_isa: z.boolean(),
    element_separator: z.string().optional(),
    isa_is_fixed_width_106: z.boolean().optional(),
    component_separator: z.string().optional(),
    segment_terminator: z.string().optional(),
    segments: z.number().optional(),
    interchanges: z.array(interchange).optional(),
    envelope_flags: z.array(z.string()).optional(),
  }),
});
