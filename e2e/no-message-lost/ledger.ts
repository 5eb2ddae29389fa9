import { z } from 'zod';

const message = z.looseObject({
  sequence: z.number(),
  controlId: z.string(),
  caseNumber: z.string(),
  answer: z.string().nullable(),
  outcome: z.enum(['waiting', 'accepted', 'refused']),
  attempts: z.number(),
  state: z.looseObject({ start: z.string(), status: z.string(), theatre: z.string() }),
});
const counts = z.looseObject({
  made: z.number(),
  waiting: z.number(),
  accepted: z.number(),
  resends: z.looseObject({ waiting: z.number() }),
});

/** One message as the EHR's own ledger has it. */
export type Sent = z.output<typeof message>;

/** The sandbox's EHR, through its control interface. */
export class Ehr {
  readonly #url: string;

  constructor(controlUrl: string) {
    this.#url = controlUrl;
  }

  async control(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(this.#url + path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`the sandbox refused: ${await response.text()}`);
    return response.json();
  }

  async messages(): Promise<Sent[]> {
    const page = z.looseObject({ messages: z.array(message) });
    return page.parse(await this.control('GET', '/ehr/messages?limit=100000')).messages;
  }

  async counts(): Promise<z.output<typeof counts>> {
    return z.looseObject({ counts }).parse(await this.control('GET', '/ehr/messages?limit=1')).counts;
  }
}
