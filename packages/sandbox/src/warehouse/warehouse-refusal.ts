import { randomUUID } from 'node:crypto';
import type { Answer } from '../http/endpoint.ts';

/** A refusal in the warehouse system's form. */
export class WarehouseRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, details: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'WarehouseRefusal';
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

export const refusalAnswer = (refusal: WarehouseRefusal): Answer => ({
  status: refusal.status,
  headers: {
    'content-type': 'application/json',
    ...(refusal.status === 401 ? { 'www-authenticate': 'Basic realm="lgfapi"' } : {}),
  },
  body: JSON.stringify({
    reference: randomUUID(),
    code: refusal.code,
    message: refusal.message,
    details: refusal.details,
  }),
});
