import { z } from 'zod';

const $Ledger = z.object({
  counts: z.object({ requisitions: z.number(), externalReferences: z.number(), orders: z.number() }),
  requisitions: z.array(
    z.object({
      requisition: z.string(),
      externalReference: z.string(),
      items: z.array(
        z.object({ material: z.string(), quantity: z.string(), isDeleted: z.boolean(), order: z.string() }),
      ),
    }),
  ),
  orders: z.array(z.object({ order: z.string(), supplier: z.string() })),
  /** Whatever is there twice, in words. */
  doubled: z.array(z.string()),
});

/** What was made in the sandbox's ERP since the world began, by its own account. */
export async function erpLedger(controlUrl: string): Promise<z.output<typeof $Ledger>> {
  const response = await fetch(`${controlUrl}/erp/ledger`);
  return $Ledger.parse(await response.json());
}
